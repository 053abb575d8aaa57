namespace BacktestCli.Reports.Console;

/// <summary>A curve drawn in one line of text.</summary>
public static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Draws values from their smallest (lowest block) to their largest (highest); a curve that never moves lies low.</summary>
    /// <param name="values">The curve. Where there are more than fit, each column shows the last of its share.</param>
    /// <param name="width">Columns at most.</param>
    public static string Of(IReadOnlyList<double> values, int width)
    {
        double[] columns = new double[Math.Min(values.Count, width)];
        for (int i = 0; i < columns.Length; i++)
            columns[i] = values[(int)((i + 1L) * values.Count / columns.Length) - 1];
        if (columns.Length == 0)
            return "";

        (double min, double max) = (columns.Min(), columns.Max());
        double step = max > min ? (Blocks.Length - 1) / (max - min) : 0;
        return string.Concat(columns.Select(value => Blocks[(int)Math.Round((value - min) * step)]));
    }
}
