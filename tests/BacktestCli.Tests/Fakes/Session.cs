using BacktestCli.Composition;

namespace BacktestCli.Tests.Fakes;

/// <summary>A user's session inside this process, offline unless told otherwise: a folder, an empty cache, and what was printed.</summary>
internal sealed class Session : IDisposable
{
    private readonly Dictionary<string, string> _environment;

    public Session()
    {
        Folder = Directory.CreateTempSubdirectory("backtest-").FullName;
        _environment = new() { ["HOME"] = Path.Combine(Folder, "home"), ["NO_COLOR"] = "1", ["BACKTEST_OFFLINE"] = "1" };
    }

    public string Folder { get; }

    /// <summary>The folder that commands are typed in, below <see cref="Folder"/>.</summary>
    public string Below { get; set; } = "";

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>Sets a variable of its environment.</summary>
    public string this[string variable]
    {
        set => _environment[variable] = value;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Runs one command line, words as given; returns the exit code.</summary>
    public int Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        Surroundings surroundings = new()
        {
            Out = output,
            Error = error,
            Environment = _environment,
            WorkingDirectory = PathOf(Below),
            Clock = TimeProvider.System,
        };
        int exitCode = new CommandLine(surroundings).RunAsync(arguments, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        (Out, Error) = (output.ToString(), error.ToString());
        return exitCode;
    }

    /// <summary>Runs one command line and fails the test, with all that was said, unless it ends as expected.</summary>
    public void Expect(int exitCode, params string[] arguments)
    {
        int actual = Run(arguments);
        Assert.True(actual == exitCode, $"exit code {actual}, not {exitCode}\n{Out}\n{Error}");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
