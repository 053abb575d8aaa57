using BacktestCli.Core.Market;
using BacktestCli.Data.Import;
using BacktestCli.Data.Parquet;

namespace BacktestCli.Data.Cache;

/// <summary>Bars as a file: the open time and nine columns, of which four may be null.</summary>
internal sealed class BarFile() : TableFile(BarFields.OpenTime, Columns)
{
    /// <summary>The form; it has no state.</summary>
    public static BarFile Form { get; } = new();

    private static IEnumerable<ParquetColumn> Columns => BarFields.Names.Select((name, place) => (BarField)place == BarField.Trades
        ? new ParquetColumn(name, ParquetType.Int64) { Optional = true, Encoding = ParquetEncoding.Delta }
        : new ParquetColumn(name, ParquetType.Double) { Optional = place >= BarFields.Required });

    /// <inheritdoc/>
    public override TimeTable Empty(int capacity) => new BarTable(capacity);

    /// <inheritdoc/>
    public override string? Broken(TimeTable table, int row, Interval? interval) =>
        BarRules.Broken((BarTable)table, row, interval!.Value) is { } fault ? Fault.RuleOf(fault) : null;

    /// <inheritdoc/>
    public override string Describe(TimeTable table, int row) => BarRules.Describe((BarTable)table, row);

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
}
