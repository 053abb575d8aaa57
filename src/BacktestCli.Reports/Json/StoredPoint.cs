using System.Text.Json;

namespace BacktestCli.Reports.Json;

/// <summary>A point of the equity curve of a report.</summary>
/// <param name="Time">Unix ms.</param>
/// <param name="Equity">Quote currency.</param>
/// <param name="Drawdown">Below the highest equity before, 0 to 1.</param>
/// <param name="Exposure">Value held, fraction of equity.</param>
public readonly record struct StoredPoint(long Time, double Equity, double Drawdown, double Exposure)
{
    internal static StoredPoint Of(JsonElement point) =>
        new(ReportDocument.Time(point[0]), point[1].GetDouble(), point[2].GetDouble(), point[3].GetDouble());
}
