using BacktestCli.Composition;

namespace BacktestCli.Configuration;

/// <summary>The environment, and below it the <c>.env</c> file of the working directory, whose lines are <c>NAME=value</c>.</summary>
internal sealed class Variables
{
    /// <summary>The file's name.</summary>
    public const string FileName = ".env";

    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly Dictionary<string, string> _file;

    /// <exception cref="UsageException">The file has a line that is no assignment, or cannot be read.</exception>
    public Variables(Surroundings surroundings)
    {
        _environment = surroundings.Environment;
        string path = surroundings.Resolve(FileName);
        _file = File.Exists(path) ? Read(path) : [];
    }

    /// <summary>A variable; null where it is absent or empty.</summary>
    public Variable? Find(string name)
    {
        if (_environment.GetValueOrDefault(name) is { Length: > 0 } value)
            return new Variable(name, value, IsFromFile: false);
        return _file.GetValueOrDefault(name) is { Length: > 0 } kept ? new Variable(name, kept, IsFromFile: true) : null;
    }

    private static Dictionary<string, string> Read(string path)
    {
        Dictionary<string, string> variables = [];
        List<string> problems = [];
        int number = 0;
        foreach (string line in TextFile.Lines(path, FileName).Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            string text = line.StartsWith("export ", StringComparison.Ordinal) ? line["export ".Length..] : line;
            int at = text.IndexOf('=', StringComparison.Ordinal);
            // The line may hold a key, so it is named by its number and never shown.
            if (at < 1)
                problems.Add($"{FileName}:{number}:1: this is no assignment: write NAME=value.");
            else
                variables[text[..at].Trim()] = Unquoted(text[(at + 1)..].Trim());
        }

        UsageException.ThrowIfAny(problems);
        return variables;
    }

    private static string Unquoted(string text) =>
        text.Length >= 2 && text[0] is '\'' or '"' && text[^1] == text[0] ? text[1..^1] : text;
}
