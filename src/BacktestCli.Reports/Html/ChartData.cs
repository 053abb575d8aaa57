using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>Bars, volumes and lines of one price chart, as the page's script unpacks them.</summary>
internal static class ChartData
{
    /// <summary>Characters for all bars of a page.</summary>
    private const int BarRoom = 1_600_000;

    /// <summary>Characters for all lines of a page.</summary>
    private const int LineRoom = 500_000;

    /// <summary>Writes the members of one.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="chart">The bars.</param>
    /// <param name="charts">How many share the page.</param>
    public static void Write(JsonText json, ChartBars chart, int charts)
    {
        PackedBars bars = PackedBars.Of(chart, BarRoom / charts);
        json.Member("name", chart.Instrument);
        json.Member("interval", chart.Interval.ToString());
        json.Member("count", bars.Count);
        json.Member("merged", bars.Merged);
        json.Member("rounded", bars.IsRounded);
        json.Member("from", bars.From);
        json.Member("spacing", bars.Spacing);
        Step(json, bars.Prices);
        json.Key("columns");
        json.OpenArray();
        foreach (string column in bars.Columns)
            json.Value(column);
        json.CloseArray();
        Volume(json, bars.Volume);
        PackedLine[] lines = [.. PackedLines(chart, bars, LineRoom / charts)];
        json.Lines("lines", lines, Line);
    }

    private static void Volume(JsonText json, PackedVolume? volume)
    {
        json.Key("volume");
        if (volume is null)
        {
            json.Null();
            return;
        }

        json.OpenObject(inline: true);
        json.Member("every", volume.Every);
        json.Member("rounded", volume.IsRounded);
        Step(json, volume.Step);
        json.Member("column", volume.Column);
        json.CloseObject();
    }

    private static IEnumerable<PackedLine> PackedLines(ChartBars chart, PackedBars bars, int room)
    {
        int group = bars.Merged / chart.Merged;
        double[] closes = [.. chart.Bars.Closes.ToArray().Where((_, i) => i % group == group - 1 || i == chart.Bars.Count - 1)];
        for (int i = 0; i < chart.Lines.Count; i++)
        {
            double[] values = [.. chart.ValuesOf(i).Where((_, bar) => bar % group == group - 1 || bar == chart.Bars.Count - 1)];
            if (PackedLine.Of(chart.Lines[i], values, closes, bars.Prices, room / chart.Lines.Count) is { } line)
                yield return line;
        }
    }

    private static void Line(JsonText json, PackedLine line)
    {
        json.Member("name", line.Name);
        json.Member("every", line.Every);
        json.Member("price", line.IsPrice);
        Step(json, line.Values);
        json.Member("column", line.Column);
        json.Key("undefined");
        json.OpenArray();
        foreach (int number in line.Undefined)
            json.Value((double)number);
        json.CloseArray();
    }

    private static void Step(JsonText json, Coarseness step)
    {
        json.Member("mantissa", step.Mantissa);
        json.Member("decimals", step.Decimals);
    }
}
