using System.Diagnostics;
using BacktestCli.Tests;

namespace BacktestCli.EndToEnd;

/// <summary>The fake venues as people run them: a process of their own, on a free port.</summary>
internal sealed class FakeVenuesProcess : IDisposable
{
    private const string Listening = "listening at ";

    private readonly Process _process;

    private FakeVenuesProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it, built as these tests are, and waits until it listens.</summary>
    public static async Task<FakeVenuesProcess> StartAsync(CancellationToken cancellationToken)
    {
        string folder = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string configuration = Path.GetFileName(Path.GetDirectoryName(folder)!);
        string program = Path.Combine(
            Repository.Root, "tests", "BacktestCli.FakeVenues", "bin", configuration, Path.GetFileName(folder), "BacktestCli.FakeVenues.dll");
        Process process = Process.Start(new ProcessStartInfo("dotnet", [program, "--port", "0"]) { RedirectStandardOutput = true })!;
        string line = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? "";
        Assert.StartsWith(Listening, line, StringComparison.Ordinal);
        return new FakeVenuesProcess(process, new Uri(line[Listening.Length..]));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
