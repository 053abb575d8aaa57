using BacktestCli.Composition;
using BacktestCli.Configuration;

namespace BacktestCli.Handlers;

/// <summary>Writes a configuration to begin with.</summary>
internal sealed class ConfigInitHandler(Terminal terminal, Surroundings surroundings)
{
    /// <param name="name">The file, as the user named it.</param>
    /// <exception cref="UsageException">It is there already.</exception>
    public int Execute(string name)
    {
        string path = surroundings.Resolve(name);
        if (File.Exists(path))
            throw new UsageException($"{name} is there already and is left alone. Edit it, or move it away first.");
        using (FileStream file = new(path, FileMode.CreateNew))
            ConfigurationTemplate.Write(file);
        if (terminal.Json)
            terminal.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("file", name);
                json.WriteEndObject();
            });
        else
            terminal.Out.WriteLine($"{name}: everything in it is commented out; take the # away from what you want to set.");
        return ExitCode.Done;
    }
}
