using System.Text.Json;

namespace BacktestCli.Reports.Json;

/// <summary>A point of the equity curve of a report.</summary>
/// <param name="Time">Unix ms.</param>
/// <param name="Equity">Quote currency.</param>
/// <param name="Drawdown">Below the highest equity before, 0 to 1.</param>
/// <param name="Exposure">Value held, fraction of equity; NaN where it is not known.</param>
public readonly record struct StoredPoint(long Time, double Equity, double Drawdown, double Exposure)
{
    internal static StoredPoint Of(JsonElement point) =>
        new(ReportDocument.Time(point[0]), point[1].GetDouble(), Known(point[2]), Known(point[3]));

    private static double Known(JsonElement value) => ReportDocument.Number(value) ?? double.NaN;
}
