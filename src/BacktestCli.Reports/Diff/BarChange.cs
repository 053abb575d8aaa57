using BacktestCli.Core.Market;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>A bar that is not the same in two datasets.</summary>
/// <param name="Time">Its open time, Unix ms.</param>
/// <param name="Before">The bar before; null where there was none then.</param>
/// <param name="Now">The bar now; null where there is none then.</param>
public sealed record BarChange(long Time, Bar? Before, Bar? Now)
{
    /// <summary><c>bar of 2024-02-03T04:00:00Z: close 101 → 102</c>.</summary>
    public override string ToString()
    {
        string bar = $"bar of {UtcTime.Format(Time)}";
        if (Before is not { } before)
            return $"{bar} is new";
        return Now is { } now ? $"{bar}: {string.Join(", ", Columns(before, now))}" : $"{bar} is gone";
    }

    private static IEnumerable<string> Columns(Bar before, Bar now)
    {
        (string Name, double Before, double Now)[] columns =
        [
            ("open", before.Open, now.Open), ("high", before.High, now.High), ("low", before.Low, now.Low), ("close", before.Close, now.Close),
            ("volume", before.Volume, now.Volume),
        ];
        return columns.Where(column => !column.Before.Equals(column.Now))
            .Select(column => $"{column.Name} {JsonNumber.Text(column.Before)} → {JsonNumber.Text(column.Now)}");
    }
}
