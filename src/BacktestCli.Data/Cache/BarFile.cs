using BacktestCli.Core.Market;
using BacktestCli.Data.Parquet;

namespace BacktestCli.Data.Cache;

/// <summary>The cache's form of bars: ten named columns of Parquet, of which four may be null.</summary>
internal static class BarFile
{
    /// <summary>Bars of a row group at most.</summary>
    public const int GroupBars = 65_536;

    /// <summary>Prices do not compress well enough to pay for the time it takes to undo it.</summary>
    private const ParquetCodec Codec = ParquetCodec.None;

    private static readonly ParquetColumn[] Schema =
    [
        new(BarFields.OpenTime, ParquetType.Int64) { Logical = ParquetLogical.TimestampMillis, Encoding = ParquetEncoding.Delta },
        .. BarFields.Names.Select((name, place) => (BarField)place == BarField.Trades
            ? new ParquetColumn(name, ParquetType.Int64) { Optional = true, Encoding = ParquetEncoding.Delta }
            : new ParquetColumn(name, ParquetType.Double) { Optional = place >= BarFields.Required }),
    ];

    /// <summary>Writes tables one after the other as one file; equal bars give equal bytes.</summary>
    public static void Write(Stream destination, IEnumerable<BarTable> tables)
    {
        using var writer = new ParquetWriter(destination, Schema, new ParquetWriterOptions { Codec = Codec });
        foreach (BarTable bars in tables)
        {
            for (int start = 0; start < bars.Count; start += GroupBars)
                WriteGroup(writer, bars, start, Math.Min(GroupBars, bars.Count - start));
        }

        writer.Finish();
    }

    /// <summary>Appends every bar of a file to a table, all columns.</summary>
    /// <exception cref="ParquetException">The file is damaged or not one of ours.</exception>
    public static void Read(ParquetReader reader, BarTable bars)
    {
        for (int group = 0; group < reader.RowGroups.Count; group++)
        {
            int count = reader.RowGroups[group].Rows;
            int start = bars.Extend(count);
            reader.Read(group, Column(reader, BarFields.OpenTime), bars.Times.Slice(start, count));
            for (BarField field = 0; (int)field < BarFields.Count; field++)
                ReadValues(reader, group, field, bars[field].Slice(start, count));
        }
    }

    /// <summary>Appends one row group to a series, the six columns a run needs and no more.</summary>
    /// <exception cref="ParquetException">The file is damaged or not one of ours.</exception>
    public static void ReadGroup(ParquetReader reader, int group, BarSeries bars)
    {
        BarColumns columns = bars.Extend(reader.RowGroups[group].Rows);
        reader.Read(group, Column(reader, BarFields.OpenTime), columns.OpenTimes);
        reader.Read(group, Column(reader, "open"), columns.Opens);
        reader.Read(group, Column(reader, "high"), columns.Highs);
        reader.Read(group, Column(reader, "low"), columns.Lows);
        reader.Read(group, Column(reader, "close"), columns.Closes);
        reader.Read(group, Column(reader, "volume"), columns.Volumes);
    }

    /// <summary>Place of a column.</summary>
    /// <exception cref="ParquetException">There is none of that name.</exception>
    public static int Column(ParquetReader reader, string name) =>
        reader.IndexOf(name) is >= 0 and var place ? place : throw new ParquetException($"there is no column '{name}'");

    private static void WriteGroup(ParquetWriter writer, BarTable bars, int start, int count)
    {
        writer.BeginRowGroup(count);
        writer.Write(bars.Times.Slice(start, count));
        for (BarField field = 0; (int)field < BarFields.Count; field++)
        {
            ReadOnlySpan<double> values = bars[field].Slice(start, count);
            if (field == BarField.Trades)
                writer.Write([.. values.ToArray().Select(value => double.IsNaN(value) ? 0 : (long)value)], Present(values));
            else
                writer.Write(values, (int)field < BarFields.Required ? default : Present(values));
        }
    }

    private static bool[] Present(ReadOnlySpan<double> values)
    {
        bool[] present = new bool[values.Length];
        for (int i = 0; i < values.Length; i++)
            present[i] = !double.IsNaN(values[i]);
        return present;
    }

    private static void ReadValues(ParquetReader reader, int group, BarField field, Span<double> values)
    {
        int column = Column(reader, BarFields.Names[(int)field]);
        if ((int)field < BarFields.Required)
        {
            reader.Read(group, column, values);
            return;
        }

        bool[] present = new bool[values.Length];
        if (field == BarField.Trades)
        {
            long[] counts = new long[values.Length];
            reader.Read(group, column, counts, present);
            for (int i = 0; i < values.Length; i++)
                values[i] = counts[i];
        }
        else
        {
            reader.Read(group, column, values, present);
        }

        for (int i = 0; i < values.Length; i++)
            values[i] = present[i] ? values[i] : double.NaN;
    }
}
