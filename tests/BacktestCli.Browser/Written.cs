using System.Diagnostics;
using BacktestCli.Tests;

namespace BacktestCli.Browser;

/// <summary>Pages that the built program writes, in a folder of their own.</summary>
public sealed class Written : IDisposable
{
    /// <summary>Where the program runs.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("backtest-pages-").FullName;

    /// <summary>The page of the README's first run.</summary>
    public string First => _first ??= Page("run --data sample --strategy rsi-volume --name first --format json,html", "first");

    private string? _first;

    /// <summary>Runs a command line of the program and gives the page of the run of that name.</summary>
    public string Page(string arguments, string name)
    {
        Run(arguments);
        return Path.Combine(Folder, "runs", name, "report.html");
    }

    /// <summary>Runs a command line of the program, which must succeed.</summary>
    public void Run(string arguments)
    {
        ProcessStartInfo start = new("dotnet", [Program, .. arguments.Split(' ')])
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach ((string variable, string value) in new[] { ("HOME", Folder), ("XDG_CACHE_HOME", Folder), ("BACKTEST_CACHE_DIR", Folder), ("BACKTEST_OFFLINE", "1") })
            start.Environment[variable] = value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{arguments}: {process.ExitCode}\n{output}\n{error.GetAwaiter().GetResult()}");
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Program
    {
        get
        {
            string folder = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
            string configuration = Path.GetFileName(Path.GetDirectoryName(folder)!);
            return Path.Combine(Repository.Root, "src", "BacktestCli", "bin", configuration, Path.GetFileName(folder), "backtest.dll");
        }
    }
}
