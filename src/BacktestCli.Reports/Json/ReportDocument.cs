using System.Globalization;
using System.Text.Json;
using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Json;

/// <summary>A <c>report.json</c> read back to be shown, drawn or converted: lists as values, everything else as JSON.</summary>
public sealed class ReportDocument
{
    private const int ShownTrades = 5;

    private ReportDocument(JsonElement root)
    {
        Root = root;
        Metrics = [.. root.GetProperty("metrics").EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Number(member.Value)))];
        Trades = [.. root.GetProperty("trades").EnumerateArray().Select(StoredTrade.Of)];
        Equity = [.. root.GetProperty("equity").EnumerateArray().Select(StoredPoint.Of)];
        From = Time(root.GetProperty("run").GetProperty("from"));
        To = Time(root.GetProperty("run").GetProperty("to"));
        Benchmark = root.TryGetProperty("benchmark", out JsonElement benchmark) && benchmark.ValueKind == JsonValueKind.Object ? StoredBenchmark.Of(benchmark) : null;
    }

    /// <summary>All of it.</summary>
    public JsonElement Root { get; }

    /// <summary>Open time of the first bar, Unix ms.</summary>
    public long From { get; }

    /// <summary>Close time of the last bar, Unix ms.</summary>
    public long To { get; }

    /// <summary>How long a bar lasts; null where the report names no bars.</summary>
    public Interval? Interval => Root.GetProperty("datasets") is var datasets && datasets.GetArrayLength() > 0
        && Core.Market.Interval.TryParse(datasets[0].GetProperty("interval").GetString(), out Interval interval) ? interval : null;

    /// <summary>What the run is held against; null where it is nothing.</summary>
    public StoredBenchmark? Benchmark { get; }

    /// <summary>Metrics in the report's order; null is undefined.</summary>
    public IReadOnlyList<KeyValuePair<string, double?>> Metrics { get; }

    /// <summary>Trades in the report's order.</summary>
    public IReadOnlyList<StoredTrade> Trades { get; }

    /// <summary>The five trades that returned most, the first to exit first of two that returned the same; those that lost are not among them.</summary>
    public IEnumerable<StoredTrade> BestTrades => Trades.Where(trade => trade.NetProfit > 0).OrderByDescending(trade => trade.Return).Take(ShownTrades);

    /// <summary>The five trades that returned least; those that won are not among them.</summary>
    public IEnumerable<StoredTrade> WorstTrades => Trades.Where(trade => trade.NetProfit < 0).OrderBy(trade => trade.Return).Take(ShownTrades);

    /// <summary>Points of the equity curve, as dense as the run was told to write them; empty where it was told to write none.</summary>
    public IReadOnlyList<StoredPoint> Equity { get; }

    /// <summary>Reads it.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="name">What to call it in a message.</param>
    /// <exception cref="ReportException">It is no report, or of another version.</exception>
    public static ReportDocument Read(ReadOnlyMemory<byte> json, string name) =>
        ReportRoot.Read(json, name, root => new ReportDocument(root));

    /// <summary>Value of the metric of that name; null where it is undefined or the report does not have it.</summary>
    public double? Metric(string name) => Metrics.FirstOrDefault(metric => metric.Key == name).Value;

    /// <summary>A number, or null where there is none.</summary>
    internal static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

    /// <summary>A point in time, Unix ms.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static long Time(JsonElement value) => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
