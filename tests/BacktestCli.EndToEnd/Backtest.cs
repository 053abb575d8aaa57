using System.Diagnostics;
using System.Globalization;

namespace BacktestCli.EndToEnd;

/// <summary>The program, run as a process in a folder of its own with an empty home and an empty cache, offline unless told otherwise.</summary>
internal sealed class Backtest : IDisposable
{
    private readonly string _program;

    private readonly Dictionary<string, string> _environment;

    public Backtest()
        : this(PublishedProgram.Path)
    {
    }

    /// <param name="program">A .dll to be run by dotnet, or an executable.</param>
    public Backtest(string program)
    {
        _program = program;
        Folder = Directory.CreateTempSubdirectory("backtest-").FullName;
        _environment = new()
        {
            ["HOME"] = Path.Combine(Folder, "home"),
            ["XDG_CACHE_HOME"] = Path.Combine(Folder, "home", "cache"),
            ["BACKTEST_CACHE_DIR"] = "",
            ["BACKTEST_CONFIG"] = "",
            ["BACKTEST_OFFLINE"] = "1",
            ["NO_COLOR"] = "1",
        };
    }

    /// <summary>Where it runs.</summary>
    public string Folder { get; }

    /// <summary>Sets a variable of its environment.</summary>
    public string this[string variable]
    {
        set => _environment[variable] = value;
    }

    /// <summary>Lets it ask the network, where every venue, and every provider of models, is a fake one.</summary>
    public Backtest Asking(Uri venues)
    {
        foreach (string source in new[] { "BINANCE", "OKX", "BYBIT", "DERIBIT", "TARDIS", "TARDIS_MACHINE", "RELAY" })
            _environment[$"BACKTEST_{source}_BASE_URL"] = venues.ToString();
        foreach (string provider in new[] { "HOLYSHEEP", "OPENAI", "DEEPSEEK", "OLLAMA" })
        {
            _environment[$"BACKTEST_{provider}_BASE_URL"] = new Uri(venues, "models/v1").ToString();
            _environment[$"{provider}_API_KEY"] = "any";
        }

        _environment["BACKTEST_OFFLINE"] = "";
        return this;
    }

    /// <summary>A path inside <see cref="Folder"/>.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Runs a command line, quoted as for a shell, without the program's name.</summary>
    public Outcome Run(string arguments) => Run([.. ShellWords.Split(arguments)]);

    public Outcome Run(params string[] arguments)
    {
        using Process process = Start(arguments);
        return Finish(process);
    }

    /// <summary>Runs a command line that may write no file larger than so many KiB; what goes beyond is refused as by a full disk.</summary>
    /// <remarks>The runtime's own large file, which it maps its code from, is switched off for that.</remarks>
    public Outcome RunLimited(int fileKilobytes, string arguments)
    {
        string[] words = [_program, .. ShellWords.Split(arguments)];
        using Process process = Start("bash", ["-c", $"trap '' XFSZ; ulimit -f {fileKilobytes}; DOTNET_EnableWriteXorExecute=0 exec \"$@\"", "limited", .. IsLibrary ? ["dotnet", .. words] : words]);
        return Finish(process);
    }

    /// <summary>Starts a command and kills it, as <c>kill -9</c> does, unless it ends within <paramref name="time"/>.</summary>
    /// <returns>True where it was killed.</returns>
    public bool Kill(TimeSpan time, string arguments) => Kill(() => true, time, arguments);

    /// <summary>Starts a command and kills it, as <c>kill -9</c> does, a while after something has come about, unless it ends before.</summary>
    /// <returns>True where it was killed.</returns>
    public bool Kill(Func<bool> when, TimeSpan later, string arguments)
    {
        using Process process = Start([.. ShellWords.Split(arguments)]);
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        while (!when())
        {
            if (process.WaitForExit(TimeSpan.FromMilliseconds(3)))
                return false;
        }

        if (process.WaitForExit(later))
            return false;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return true;
    }

    /// <summary>Starts a command, and interrupts it, as Ctrl-C does, once something has come about.</summary>
    public async Task<Outcome> InterruptAsync(Func<bool> when, string arguments, CancellationToken cancellationToken)
    {
        using Process process = Start([.. ShellWords.Split(arguments)]);
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        while (!when() && !process.HasExited)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
        using (Process interrupt = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await interrupt.WaitForExitAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new Outcome(process.ExitCode, await output, await error);
    }

    private bool IsLibrary => _program.EndsWith(".dll", StringComparison.Ordinal);

    private static Outcome Finish(Process process)
    {
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private Process Start(string[] arguments) => IsLibrary ? Start("dotnet", [_program, .. arguments]) : Start(_program, arguments);

    private Process Start(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach ((string variable, string value) in _environment)
            start.Environment[variable] = value;

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a process said and how it ended.</summary>
internal sealed record Outcome(int ExitCode, string Out, string Error)
{
    /// <summary>Fails the test, with all that was said, where the exit code is another.</summary>
    public Outcome Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, not {exitCode}\n{Out}\n{Error}");
        return this;
    }
}
