using BacktestCli.Core.Market;
using BacktestCli.Data.Parquet;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Cache;

/// <summary>A series as a file: the time and the columns of its kind, each of which may be null.</summary>
internal sealed class SeriesFile(SeriesKind kind, bool isEvents) : TableFile(isEvents ? "time" : BarFields.OpenTime, Columns(kind))
{
    /// <inheritdoc/>
    public override TimeTable Empty(int capacity) => new SeriesTable(kind, capacity);

    /// <inheritdoc/>
    public override string? Broken(TimeTable table, int row, Interval? interval)
    {
        if (interval is { } length && !length.IsAligned(table.RowTimes[row]))
            return "open times that are no multiple of the interval";
        for (int column = 0; column < table.Columns; column++)
        {
            if (double.IsInfinity(table.Column(column)[row]))
                return "values that are not finite numbers";
        }

        return kind == SeriesKind.Funding && double.IsNaN(table.Column(0)[row]) ? "payments without a rate" : null;
    }

    /// <inheritdoc/>
    public override string Describe(TimeTable table, int row) =>
        UtcTime.Format(table.RowTimes[row]) + string.Concat(Names.Select((name, column) => $" {name} {table.Column(column)[row]}"));

    private static IEnumerable<ParquetColumn> Columns(SeriesKind kind) =>
        SeriesColumns.Of(kind).Select(name => new ParquetColumn(name, ParquetType.Double) { Optional = true });
}
