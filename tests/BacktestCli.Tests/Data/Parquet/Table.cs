using BacktestCli.Data.Parquet;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>A table of any columns in memory, to be written, read back and compared.</summary>
internal sealed record Table(IReadOnlyList<TableColumn> Columns)
{
    public int Rows => Columns[0].Values.Length;

    /// <summary>Writes the table in row groups of at most <paramref name="groupRows"/>.</summary>
    public byte[] Write(ParquetWriterOptions? options = null, int groupRows = 1_000_000)
    {
        MemoryStream file = new();
        using ParquetWriter writer = new(file, [.. Columns.Select(column => column.Schema)], options);
        for (int start = 0; start < Rows; start += groupRows)
        {
            int rows = Math.Min(groupRows, Rows - start);
            writer.BeginRowGroup(rows);
            foreach (TableColumn column in Columns)
                column.Write(writer, start, rows);
        }

        writer.Finish();
        return file.ToArray();
    }

    /// <summary>Reads every column that can be read.</summary>
    public static Table Read(ParquetReader reader) =>
        new([.. Enumerable.Range(0, reader.Columns.Count).Select(i => TableColumn.Read(reader, i))]);

    public static Table Read(byte[] file)
    {
        using ParquetReader reader = ParquetReader.Open(file);
        return Read(reader);
    }
}
