using BacktestCli.Composition;

namespace BacktestCli.Configuration;

/// <summary>
/// The environment; below it the <c>.env</c> file of the working directory, whose lines are <c>NAME=value</c>; and below that the one beside
/// a configuration that stands further up.
/// </summary>
internal sealed class Variables
{
    private const string FileName = ".env";

    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly List<(string Name, Dictionary<string, string> Values)> _files = [];

    /// <exception cref="UsageException">The file has a line that is no assignment, or cannot be read.</exception>
    public Variables(Surroundings surroundings)
    {
        _environment = surroundings.Environment;
        Add(surroundings, FileName);
    }

    /// <summary>Takes in the file beside a configuration.</summary>
    /// <param name="surroundings">Where to look.</param>
    /// <param name="configuration">The configuration, seen from the working directory.</param>
    /// <exception cref="UsageException">The file has a line that is no assignment, or cannot be read.</exception>
    public void AddBeside(Surroundings surroundings, string configuration)
    {
        if (Path.GetDirectoryName(configuration) is { Length: > 0 } folder)
            Add(surroundings, Path.Combine(folder, FileName));
    }

    /// <summary>A variable; null where it is absent or empty.</summary>
    public Variable? Find(string name)
    {
        if (_environment.GetValueOrDefault(name) is { Length: > 0 } value)
            return new Variable(name, value, null);
        return _files
            .Where(file => file.Values.GetValueOrDefault(name) is { Length: > 0 })
            .Select(file => new Variable(name, file.Values[name], file.Name))
            .FirstOrDefault();
    }

    /// <summary>Any of several variables that mean the same: one of the environment before one of a file, and of those the first.</summary>
    /// <returns>Null where all are absent or empty.</returns>
    public Variable? FindAny(IEnumerable<string> names) => names
        .Select(Find)
        .OfType<Variable>()
        .OrderBy(variable => variable.File is null ? -1 : _files.FindIndex(file => file.Name == variable.File))
        .FirstOrDefault();

    /// <summary>A variable that holds a key; null where it is absent or empty.</summary>
    /// <exception cref="UsageException">It holds what no key does.</exception>
    public Variable? FindKey(string name)
    {
        Variable? key = Find(name);
        return key is null || key.Value.All(letter => letter is > ' ' and <= '~')
            ? key
            : throw new UsageException($"{key.Name} holds a blank, a line break or another character that no key has. Check how it is set.");
    }

    private void Add(Surroundings surroundings, string name)
    {
        string path = surroundings.Resolve(name);
        if (File.Exists(path))
            _files.Add((name, Read(path, name)));
    }

    private static Dictionary<string, string> Read(string path, string name)
    {
        Dictionary<string, string> variables = [];
        List<string> problems = [];
        int number = 0;
        foreach (string line in TextFile.Lines(path, name).Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            string text = line.StartsWith("export ", StringComparison.Ordinal) ? line["export ".Length..] : line;
            int at = text.IndexOf('=', StringComparison.Ordinal);
            // The line may hold a key, so it is named by its number and never shown.
            if (at < 1)
                problems.Add($"{name}:{number}:1: this is no assignment: write NAME=value.");
            else
                variables[text[..at].Trim()] = Unquoted(text[(at + 1)..].Trim());
        }

        UsageException.ThrowIfAny(problems);
        return variables;
    }

    private static string Unquoted(string text) =>
        text.Length >= 2 && text[0] is '\'' or '"' && text[^1] == text[0] ? text[1..^1] : text;
}
