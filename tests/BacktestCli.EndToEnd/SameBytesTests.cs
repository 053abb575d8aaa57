using System.Security.Cryptography;
using BacktestCli.Tests;

namespace BacktestCli.EndToEnd;

/// <summary>The same inputs give the same bytes: anywhere, any time, on any number of processors.</summary>
public sealed class SameBytesTests
{
    private static readonly string[] Commands =
    [
        "run -s rsi-volume --format json,html,csv --equity full --name x",
        "run -s trend.yaml --data bars.csv --exchange binance --market perp --slippage range:0.1 --intrabar path --format json,html --name x",
    ];

    [Fact]
    public void Ten_repetitions_in_other_folders_cultures_zones_and_processor_counts_write_the_same_bytes()
    {
        foreach (string command in Commands)
        {
            string[] hashes = [.. Enumerable.Range(0, 10).Select(repetition => Hash(command, repetition)).Distinct()];
            Assert.Single(hashes);
        }
    }

    [Fact]
    public void A_comparison_reads_the_same_in_other_cultures_zones_and_processor_counts()
    {
        string[] said = [.. Enumerable.Range(0, 4).Select(repetition =>
        {
            using Backtest tool = Elsewhere(repetition);
            tool.Run("run -s sma-cross --format json,csv --name a").Expect(0);
            tool.Run("run -s sma-cross --format json,csv -p fast_period=21 --name b").Expect(0);
            string text = tool.Run("report diff runs/a runs/b --html diff.html").Expect(1).Out;
            return text + tool.Run("report diff runs/a runs/b --json").Expect(1).Out + File.ReadAllText(tool.PathOf("diff.html"));
        })];

        Assert.Single(said.Distinct());
    }

    [Fact]
    public void Where_the_bars_came_from_changes_neither_fingerprint_nor_figures()
    {
        using Backtest tool = new();
        tool.Run("data export --data sample --out bars.parquet").Expect(0);
        tool.Run("data export --data sample --out bars.jsonl").Expect(0);
        tool.Run("data import bars.jsonl --symbol BTCUSDT --interval 1h").Expect(0);
        tool.Run("run -s sma-cross --data bars.parquet --exchange binance --symbol BTCUSDT --name file").Expect(0);

        tool.Run("run -s sma-cross --symbol BTCUSDT --interval 1h --against runs/file/report.json --name cache").Expect(0);
        Assert.Equal(13, Fingerprints(tool, "file").Length); // the year's, and each month's
        Assert.Equal(Fingerprints(tool, "file"), Fingerprints(tool, "cache"));
    }

    private static string Hash(string command, int repetition)
    {
        using Backtest tool = Elsewhere(repetition);
        foreach (string file in new[] { "trend.yaml", "bars.csv" })
            File.Copy(Path.Combine(Repository.Root, "samples", "long-short", file), tool.PathOf(file));
        tool.Run(command).Expect(0);
        IEnumerable<byte[]> files = Directory.GetFiles(tool.PathOf("runs/x")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);
        return string.Join(' ', files.Select(content => Convert.ToHexString(SHA256.HashData(content))));
    }

    /// <summary>Another folder, zone, culture and number of processors each time.</summary>
    private static Backtest Elsewhere(int repetition) => new()
    {
        ["TZ"] = repetition % 2 == 0 ? "Asia/Tokyo" : "America/New_York",
        ["LC_ALL"] = repetition % 3 == 0 ? "de_DE.UTF-8" : "C",
        ["DOTNET_PROCESSOR_COUNT"] = repetition % 4 < 2 ? "1" : "2",
    };

    private static string[] Fingerprints(Backtest tool, string run) =>
        [.. File.ReadLines(tool.PathOf($"runs/{run}/report.json")).Where(line => line.Contains("\"fingerprint\"", StringComparison.Ordinal))];
}
