using System.Collections;

namespace BacktestCli.Composition;

/// <summary>All that the program touches of the world around it, so that a test can stand in for each.</summary>
internal sealed record Surroundings
{
    /// <summary>Results go here.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress, warnings and errors go here.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>True where <see cref="Out"/> is a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>True where <see cref="Error"/> is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>What is typed, or piped in.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>True where <see cref="In"/> waits for a person.</summary>
    public bool InIsTerminal { get; init; }

    /// <summary>Environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Relative paths start here.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The real world.</summary>
    public static Surroundings OfThisProcess() => new()
    {
        Out = Console.Out,
        Error = new LossyWriter(Console.Error),
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        In = Console.In,
        InIsTerminal = !Console.IsInputRedirected,
        Environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? ""),
        WorkingDirectory = Directory.GetCurrentDirectory(),
        Clock = TimeProvider.System,
    };

    /// <summary>The path as seen from <see cref="WorkingDirectory"/>.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, WorkingDirectory);
}
