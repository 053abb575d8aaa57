using System.Text;
using BacktestCli.Data.Import.Text;
using BacktestCli.Data.Parquet;

namespace BacktestCli.Data.Import.Readers;

/// <summary>Reads bars from Parquet: columns in any order, found by name; times in any unit.</summary>
internal sealed class ParquetBars(ImportRequest request, DocumentRows rows)
{
    private readonly double[] _values = new double[BarFields.Count];
    private int _row;

    /// <summary>Reads every row group.</summary>
    /// <exception cref="DataException">It lacks a needed column, or its times say no zone.</exception>
    /// <exception cref="ParquetException">It is damaged.</exception>
    public void Read(ParquetReader reader, CancellationToken cancellationToken)
    {
        int[] targets = ColumnNames.Map([.. reader.Columns.Select(column => column.Name)], request.Symbol);
        if (ColumnNames.Missing(targets) is { Count: > 0 } missing)
        {
            throw new DataException(
                $"{rows.Name}: it has no column for {string.Join(", ", missing)}; its columns are "
                + $"{string.Join(", ", reader.Columns.Select(column => column.Name))}. "
                + "Rename them as in: open_time, open, high, low, close, volume.");
        }

        for (int group = 0; group < reader.RowGroups.Count; group++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadGroup(reader, group, targets);
        }
    }

    private void ReadGroup(ParquetReader reader, int group, int[] targets)
    {
        var columns = new ParquetNumbers(reader, group);
        int time = Array.IndexOf(targets, ColumnNames.Time);
        (long Time, TimeUnit Unit)?[] times = columns.Times(time, request.TimeZoneUtc, rows.Name);
        IEnumerable<int> places = Enumerable.Range(1, BarFields.Count).Select(target => Array.IndexOf(targets, target));
        double[]?[] values = [.. places.Select(columns.Doubles)];
        for (int row = 0; row < times.Length; row++)
        {
            for (int field = 0; field < BarFields.Count; field++)
                _values[field] = values[field]?[row] ?? double.NaN;
            if (times[row] is { } read)
                rows.Add(read.Time, read.Unit, _values, ++_row);
            else
                rows.Reject(++_row, Encoding.UTF8.GetBytes("no time"));
        }
    }
}
