using System.Text.Json;

namespace BacktestCli.Reports.Json;

/// <summary>The benchmark of a report.</summary>
/// <param name="Instrument">Venue, market and symbol: <c>binance spot BTCUSDT</c>.</param>
/// <param name="Start">Its price at the start, the first open.</param>
/// <param name="Days">Its price at the end of every UTC day.</param>
public sealed record StoredBenchmark(string Instrument, double Start, IReadOnlyList<(long Time, double Price)> Days)
{
    internal static StoredBenchmark Of(JsonElement benchmark) => new(
        benchmark.GetProperty("instrument").GetString()!,
        benchmark.GetProperty("start_price").GetDouble(),
        [.. benchmark.GetProperty("daily").EnumerateArray().Select(day => (ReportDocument.Time(day[0]), day[1].GetDouble()))]);
}
