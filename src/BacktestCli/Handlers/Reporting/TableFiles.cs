using System.Text.Json;
using BacktestCli.Core;
using BacktestCli.Data;
using BacktestCli.Data.Export;
using BacktestCli.Data.Parquet;
using BacktestCli.Reports.Csv;
using BacktestCli.Reports.Json;
using BacktestCli.Reports.Tables;

namespace BacktestCli.Handlers.Reporting;

/// <summary>Writes a report's tables as files, and the log of its orders where there is one.</summary>
internal static class TableFiles
{
    private static readonly HashSet<string> LogNumbers = ["order", "quantity", "price"];

    /// <summary>Writes CSV.</summary>
    /// <param name="report">The report.</param>
    /// <param name="orderLog">Its log of orders; it need not be there.</param>
    /// <param name="folder">Where to.</param>
    /// <returns>The files.</returns>
    /// <exception cref="DataException">The disk does not let us.</exception>
    public static IReadOnlyList<string> WriteCsv(ReportDocument report, string orderLog, string folder)
    {
        List<string> files = [];
        foreach (StoredTable table in StoredTables.Of(report))
            Write(table.Name, stream => TableWriter.Write(table, stream));
        string log = Path.GetFullPath(orderLog);
        if (File.Exists(log) && log != Path.GetFullPath(Path.Combine(folder, "orders.csv")))
            Write("orders", stream => stream.Write(File.ReadAllBytes(log)));
        return files;

        void Write(string name, Action<Stream> write)
        {
            files.Add(Path.Combine(folder, name + ".csv"));
            WholeFile.Write(files[^1], write);
        }
    }

    /// <summary>Writes Parquet: numbers as doubles, instants as timestamps in milliseconds, UTC.</summary>
    /// <param name="report">The report.</param>
    /// <param name="orderLog">Its log of orders; it need not be there.</param>
    /// <param name="folder">Where to.</param>
    /// <returns>The files.</returns>
    /// <exception cref="DataException">The disk does not let us, or the log of orders is damaged.</exception>
    public static IReadOnlyList<string> WriteParquet(ReportDocument report, string orderLog, string folder)
    {
        List<string> files = [];
        IEnumerable<StoredTable> log = File.Exists(orderLog) ? [Log(orderLog)] : [];
        foreach (StoredTable table in StoredTables.Of(report).Concat(log))
        {
            files.Add(Path.Combine(folder, table.Name + ".parquet"));
            WholeFile.Write(files[^1], stream => Write(table, stream));
        }

        return files;
    }

    private static StoredTable Log(string path)
    {
        using StreamReader reader = new(path);
        try
        {
            IReadOnlyList<string>[] rows = [.. CsvRows.Read(reader)];
            StoredColumn[] columns = [.. rows[0].Select(name => new StoredColumn(
                name, name == "time" ? ColumnKind.Time : LogNumbers.Contains(name) ? ColumnKind.Number : ColumnKind.Text))];
            return new StoredTable("orders", columns, [.. rows.Skip(1).Select(row => (JsonElement[])[.. row.Zip(columns, Cell)])]);
        }
        catch (Exception fault) when (fault is FormatException or IndexOutOfRangeException or JsonException)
        {
            throw new DataException($"{path} is not a log of orders: {JsonFault.Line(fault)}. Remove it, or make it again with --format json,csv.", fault);
        }
    }

    private static JsonElement Cell(string text, StoredColumn column) => text.Length == 0 ? default
        : column.Kind == ColumnKind.Number ? JsonElement.Parse(text)
        : JsonSerializer.SerializeToElement(text);

    private static void Write(StoredTable table, Stream stream)
    {
        using ParquetWriter writer = new(stream, [.. table.Columns.Select(Column)]);
        if (table.Rows.Count > 0)
        {
            writer.BeginRowGroup(table.Rows.Count);
            foreach ((int i, StoredColumn column) in table.Columns.Index())
                Write(writer, column.Kind, [.. table.Rows.Select(row => row[i])]);
        }

        writer.Finish();
    }

    private static ParquetColumn Column(StoredColumn column) => column.Kind switch
    {
        ColumnKind.Number => new(column.Name, ParquetType.Double) { Optional = true },
        ColumnKind.Time => new(column.Name, ParquetType.Int64) { Optional = true, Logical = ParquetLogical.TimestampMillis },
        _ => new(column.Name, ParquetType.Utf8) { Optional = true },
    };

    private static void Write(ParquetWriter writer, ColumnKind kind, JsonElement[] cells)
    {
        bool[] present = [.. cells.Select(cell => cell.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))];
        if (kind == ColumnKind.Number)
            writer.Write(Values(cell => cell.GetDouble(), 0d), present);
        else if (kind == ColumnKind.Time)
            writer.Write(Values(cell => cell.GetDateTimeOffset().ToUnixTimeMilliseconds(), 0L), present);
        else
            writer.Write(Values(cell => cell.GetString()!, ""), present);

        ReadOnlySpan<T> Values<T>(Func<JsonElement, T> read, T absent) => cells.Zip(present, (cell, there) => there ? read(cell) : absent).ToArray();
    }
}
