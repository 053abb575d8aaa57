using BacktestCli.Tests;

namespace BacktestCli.EndToEnd;

/// <summary>What a user gets who installs the package.</summary>
public sealed class PackedToolTests
{
    [Fact]
    public void The_packed_tool_installs_into_a_folder_and_runs()
    {
        _ = PublishedProgram.Path; // two builds of one project at a time write each other's files
        DirectoryInfo folder = Directory.CreateTempSubdirectory("backtest-pack-");
        try
        {
            string packages = Path.Combine(folder.FullName, "packages");
            string tools = Path.Combine(folder.FullName, "tools");
            PublishedProgram.Sdk("pack", Path.Combine(Repository.Root, "src", "BacktestCli"), "-c", "Release", "-o", packages);
            PublishedProgram.Sdk("tool", "install", "BacktestCli", "--tool-path", tools, "--source", packages);

            using Backtest tool = new(Path.Combine(tools, "backtest"));
            Assert.Equal("0.1.0", tool.Run("--version").Expect(0).Out.Trim());
            Assert.Contains("rsi-volume", tool.Run("run --strategy rsi-volume").Expect(0).Out, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
