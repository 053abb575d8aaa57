using BacktestCli.Core.Engine.Causality;
using BacktestCli.Core.Market;

namespace BacktestCli.Handlers.Causality;

/// <summary>What a check for look-ahead found, for people.</summary>
internal static class CausalityText
{
    public static void Print(TextWriter output, string name, CausalityReport report, double tolerance)
    {
        if (report.Difference is { } difference)
        {
            output.WriteLine(
                $"{name}: LOOKS AHEAD. At the bar of {UtcTime.Format(difference.Time)} (bar {difference.Bar:N0}) it acts otherwise once the bars from "
                + $"{UtcTime.Format(difference.CutTime)} on {Words(difference.Change)}:");
            Print(output, difference.Contrasts, "as it was", "changed");
            return;
        }

        string values = report.Values > 0 ? $", {Count(report.Values, "indicator")}" : "";
        output.WriteLine(
            $"{name}: does not look ahead: {Count(report.Cuts, "cut")} of {Count(report.Bars, report.IsCut ? "first bar" : "bar")}, {Count(report.Replays, "replay")}; "
            + $"{Count(report.Requests, "request")}, every fill and equity point{values} the same to the last bit before each.");
        if (report.HasStandInSignals)
            output.WriteLine("  signals  no model was asked: at every bar a stand-in gave an opinion made of that bar's numbers.");
        if (report.WarmUp is { } warmUp)
            Print(output, warmUp, tolerance);
        else
            output.WriteLine("  warm-up  there are too few bars to say what three times as many before it would change.");
    }

    private static void Print(TextWriter output, WarmUpReport warmUp, double tolerance)
    {
        string start = $"  warm-up  {Count(warmUp.Bars, "bar")} or {warmUp.Bars * 3:N0} before {UtcTime.Format(warmUp.From)}: ";
        if (warmUp.FirstOrder is { } order)
        {
            output.WriteLine($"{start}ORDERS DIFFER, first at the bar of {UtcTime.Format(warmUp.FirstOrderTime!.Value)}; declare a longer warm-up, or start earlier:");
            Print(output, [order], "after fewer", "after more");
        }
        else
        {
            output.WriteLine($"{start}the same {Count(warmUp.Orders, "order")}; fills {Apart(warmUp.FillDifference, tolerance)}.");
        }

        foreach (WarmUpValue value in warmUp.Values)
        {
            string place = value.Difference > tolerance && value.Time is { } time ? $", at {UtcTime.Format(time)}" : "";
            output.WriteLine($"           {value.Name}: {Apart(value.Difference, tolerance)}{place}");
        }
    }

    private static void Print(TextWriter output, IReadOnlyList<Contrast> contrasts, string one, string other)
    {
        int width = Math.Max(one.Length, other.Length);
        foreach (Contrast contrast in contrasts)
        {
            output.WriteLine($"  {contrast.What}");
            output.WriteLine($"    {one.PadRight(width)}  {contrast.AsItWas}");
            output.WriteLine($"    {other.PadRight(width)}  {contrast.Changed}");
        }
    }

    private static string Words(Change change) => change switch
    {
        Change.Extremes => "are extremes",
        Change.Scrambled => "are scrambled",
        _ => "are not there",
    };

    private static string Apart(double difference, double tolerance) => difference switch
    {
        0 => "the same",
        double.PositiveInfinity => "defined after one alone",
        _ => $"apart by {difference:0.0e+0}, {(difference > tolerance ? "above" : "within")} {tolerance:0.###e+0}",
    };

    private static string Count(long count, string what) => count == 1 ? $"1 {what}" : $"{count:N0} {what}s";
}
