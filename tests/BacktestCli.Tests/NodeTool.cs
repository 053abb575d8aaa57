using System.ComponentModel;
using System.Diagnostics;

namespace BacktestCli.Tests;

/// <summary>
/// Runs the scripts of <c>tests/node</c>, which hold our files against other people's readers. Where Node.js or its packages are missing
/// the test is skipped, loudly; with BACKTEST_REQUIRE_NODE=1 it fails.
/// </summary>
internal static class NodeTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>True where the packages of <c>tests/node</c> are installed; for tests that do more then, and enough without.</summary>
    public static bool IsInstalled => Directory.Exists(Path.Combine(Folder, "node_modules"));

    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "node");

    /// <summary>Runs <paramref name="script"/> and fails the test, with what it said, where it exits with anything but 0.</summary>
    /// <param name="script">File name in <c>tests/node</c>.</param>
    /// <param name="input">What it reads on standard input.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it printed on standard output.</returns>
    public static string Run(string script, string input = "", params string[] arguments)
    {
        Require(IsInstalled, "the packages of tests/node");
        using Process process = Start(script, arguments);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExitAsync(patience.Token).GetAwaiter().GetResult();
            Assert.True(process.ExitCode == 0, $"{script} {string.Join(' ', arguments)} exited with {process.ExitCode}:\n{errors.Result}\n{output.Result}");
            return output.Result;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string script, string[] arguments)
    {
        ProcessStartInfo start = new("node", [Path.Combine(Folder, script), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Require(isThere: false, "Node.js (node on the PATH)");
            throw;
        }
    }

    private static void Require(bool isThere, string what)
    {
        if (isThere)
            return;

        string message = $"needs {what}. Install Node.js 20 or later and run: npm ci --prefix tests/node";
        if (Environment.GetEnvironmentVariable("BACKTEST_REQUIRE_NODE") == "1")
            Assert.Fail(message);
        Assert.Skip(message);
    }
}
