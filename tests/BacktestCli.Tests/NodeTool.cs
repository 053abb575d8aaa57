using System.Diagnostics;

namespace BacktestCli.Tests;

/// <summary>
/// Runs the scripts of <c>tests/node</c>, which hold our files against other people's readers. Where Node.js or its packages are missing
/// the test is skipped, loudly; with BACKTEST_REQUIRE_NODE=1 it fails.
/// </summary>
internal static class NodeTool
{
    /// <summary>After which a script hangs: far more than one takes, for a machine that does much else gets there late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "node");

    /// <summary>What is missing, or null; for tests that do more with Node.js, and enough without.</summary>
    public static string? Missing { get; } =
        !SearchPath().Any(HoldsNode) ? "Node.js 20 or later on the PATH"
        : !Directory.Exists(Path.Combine(Folder, "node_modules")) ? "the packages of tests/node"
        : null;

    /// <summary>Runs <paramref name="script"/> and fails the test, with what it said, where it exits with anything but 0.</summary>
    /// <param name="script">File name in <c>tests/node</c>.</param>
    /// <param name="input">What it reads on standard input.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it printed on standard output.</returns>
    public static string Run(string script, string input = "", params string[] arguments)
    {
        RequireNode();
        using Process process = Process.Start(Command(script, arguments))!;
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExitAsync(patience.Token).GetAwaiter().GetResult();
            string command = string.Join(' ', [script, .. arguments]);
            Assert.True(process.ExitCode == 0, $"{command} exited with {process.ExitCode}:\n{errors.Result}\n{output.Result}");
            return output.Result;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Command(string script, string[] arguments) => new("node", [Path.Combine(Folder, script), .. arguments])
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static void RequireNode()
    {
        if (Missing is null)
            return;

        string message = $"needs {Missing}. Have Node.js 20 or later, and run: npm ci --prefix tests/node";
        if (Environment.GetEnvironmentVariable("BACKTEST_REQUIRE_NODE") == "1")
            Assert.Fail(message);
        Assert.Skip(message);
    }

    private static bool HoldsNode(string folder) => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node"));

    private static string[] SearchPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
}
