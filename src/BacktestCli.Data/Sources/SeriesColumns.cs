using BacktestCli.Core.Market;

namespace BacktestCli.Data.Sources;

/// <summary>Moves bars between the six columns a run needs and all the columns a source may give.</summary>
internal static class SeriesColumns
{
    /// <summary>A table of a series; what the series does not know is absent.</summary>
    public static BarTable ToTable(BarSeries bars)
    {
        var table = new BarTable(bars.Count);
        table.Extend(bars.Count);
        bars.OpenTimes.CopyTo(table.Times);
        bars.Opens.CopyTo(table[BarField.Open]);
        bars.Highs.CopyTo(table[BarField.High]);
        bars.Lows.CopyTo(table[BarField.Low]);
        bars.Closes.CopyTo(table[BarField.Close]);
        bars.Volumes.CopyTo(table[BarField.Volume]);
        for (BarField field = BarField.QuoteVolume; (int)field < BarFields.Count; field++)
            table[field].Fill(double.NaN);
        return table;
    }

    /// <summary>Appends bars [start, start + count) of a table to a series.</summary>
    public static void Copy(BarTable table, BarSeries bars, int start, int count)
    {
        BarColumns columns = bars.Extend(count);
        table.Times.Slice(start, count).CopyTo(columns.OpenTimes);
        table[BarField.Open].Slice(start, count).CopyTo(columns.Opens);
        table[BarField.High].Slice(start, count).CopyTo(columns.Highs);
        table[BarField.Low].Slice(start, count).CopyTo(columns.Lows);
        table[BarField.Close].Slice(start, count).CopyTo(columns.Closes);
        table[BarField.Volume].Slice(start, count).CopyTo(columns.Volumes);
    }
}
