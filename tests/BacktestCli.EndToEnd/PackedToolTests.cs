using System.Diagnostics;
using BacktestCli.Tests;

namespace BacktestCli.EndToEnd;

/// <summary>What a user gets who installs the package.</summary>
public sealed class PackedToolTests
{
    [Fact]
    public void The_packed_tool_installs_into_a_folder_and_runs()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("backtest-pack-");
        try
        {
            string packages = Path.Combine(folder.FullName, "packages");
            string tools = Path.Combine(folder.FullName, "tools");
            Dotnet("pack", Path.Combine(Repository.Root, "src", "BacktestCli"), "-c", "Release", "-o", packages);
            Dotnet("tool", "install", "BacktestCli", "--tool-path", tools, "--source", packages);

            using Backtest tool = new(Path.Combine(tools, "backtest"));
            Assert.Equal("0.1.0", tool.Run("--version").Expect(0).Out.Trim());
            Assert.Contains("rsi-volume", tool.Run("run --strategy rsi-volume").Expect(0).Out, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Dotnet(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{error.GetAwaiter().GetResult()}");
    }
}
