namespace BacktestCli.Reports.Console;

/// <summary>A curve drawn in one line of text.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Draws values from their smallest (lowest block) to their largest (highest); a curve that never moves lies low.</summary>
    /// <param name="values">The curve. Where there are more than fit, each column shows the last of its share.</param>
    /// <param name="width">Columns at most.</param>
    public static string Of(IReadOnlyList<double> values, int width)
    {
        double[] columns = [.. Enumerable.Range(1, Math.Min(values.Count, width)).Select(i => values[(int)((long)i * values.Count / Math.Min(values.Count, width)) - 1])];
        if (columns.Length == 0)
            return "";

        (double min, double max) = (columns.Min(), columns.Max());
        return string.Concat(columns.Select(value => Blocks[max > min ? (int)Math.Round((value - min) / (max - min) * (Blocks.Length - 1)) : 0]));
    }
}
