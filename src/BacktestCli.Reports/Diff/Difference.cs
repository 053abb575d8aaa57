using System.Globalization;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>One value that two reports may not agree on.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Before">Its JSON text before; null where it was not there.</param>
/// <param name="Now">Its JSON text now; null where it is not there.</param>
public sealed record Difference(string Name, string? Before, string? Now)
{
    /// <summary>Now − before; null where one is not a number.</summary>
    public double? Absolute => Number(Now) - Number(Before);

    /// <summary>|now − before| ÷ the larger of the two; null where one is not a number.</summary>
    public double? Relative => Absolute is { } absolute
        ? absolute == 0 ? 0 : Math.Abs(absolute) / Math.Max(Math.Abs(Number(Before)!.Value), Math.Abs(Number(Now)!.Value))
        : null;

    /// <summary><c>sharpe_ratio: 1.2 → 1.3 (+0.1, 7.692E-2 relative)</c>.</summary>
    public override string ToString()
    {
        string change = $"{Name}: {Before ?? "absent"} → {Now ?? "absent"}";
        if (Absolute is not { } absolute || Relative is not { } relative)
            return change;
        string sign = absolute > 0 ? "+" : "";
        return $"{change} ({sign}{JsonNumber.Text(absolute)}, {relative.ToString("0.###E+0", CultureInfo.InvariantCulture)} relative)";
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
