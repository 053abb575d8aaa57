namespace BacktestCli.EndToEnd;

/// <summary>What is only there for the network costs nobody anything who does not need it.</summary>
public sealed class OfflineProgramTests
{
    private static readonly string[] ForTheNetwork = ["Polly.Core.dll", "System.Threading.RateLimiting.dll"];

    [Fact]
    public void A_run_on_cached_bars_loads_no_library_of_the_network()
    {
        using Backtest tool = new();
        string program = tool.PathOf("program");
        Directory.CreateDirectory(program);
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(PublishedProgram.Path)!))
            File.Copy(file, Path.Combine(program, Path.GetFileName(file)));
        // Without this file the runtime takes what it finds in the folder, and misses only what it needs.
        File.Delete(Path.Combine(program, "backtest.deps.json"));
        foreach (string library in ForTheNetwork)
            File.Delete(Path.Combine(program, library));

        using Backtest bare = new(Path.Combine(program, "backtest.dll")) { ["BACKTEST_OFFLINE"] = "" };
        bare.Run("data export --data sample --out bars.csv").Expect(0);
        bare.Run("data import bars.csv --symbol BTCUSDT --interval 1h").Expect(0);
        bare.Run("run -s sma-cross --symbol BTCUSDT --interval 1h --from 2024-02-01 --to 2024-07-01").Expect(0);
        bare.Run("run -s sma-cross --symbol BTCUSDT --interval 1h --from 2024-02-01 --to 2026-07-01").Expect(3);
    }
}
