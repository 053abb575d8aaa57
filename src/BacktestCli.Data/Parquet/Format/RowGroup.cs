using BacktestCli.Data.Parquet.Thrift;

namespace BacktestCli.Data.Parquet.Format;

/// <summary><c>RowGroup</c> of parquet.thrift.</summary>
internal sealed record RowGroup(long Rows, IReadOnlyList<ColumnChunk> Columns)
{
    public static RowGroup Read(ref CompactReader reader)
    {
        long rows = 0;
        List<ColumnChunk> columns = [];
        CompactScope outer = reader.EnterStruct();
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1:
                    for (int left = reader.ReadList(CompactType.Struct, FileMetadata.MostElements); left > 0; left--)
                        columns.Add(ColumnChunk.Read(ref reader));
                    break;
                case 3: rows = reader.ReadInt64(); break;
                default: reader.Skip(); break;
            }
        }

        reader.LeaveStruct(outer);
        return new(rows, columns);
    }

    public void Write(CompactWriter writer, int ordinal)
    {
        writer.BeginStruct();
        writer.List(1, CompactType.Struct, Columns.Count);
        foreach (ColumnChunk column in Columns)
            column.Write(writer);
        writer.Int64(2, Columns.Sum(column => column.UncompressedSize));
        writer.Int64(3, Rows);
        writer.Int64(5, Columns[0].Offset);
        writer.Int64(6, Columns.Sum(column => column.CompressedSize));
        if (ordinal <= short.MaxValue)
            writer.Int16(7, (short)ordinal);
        writer.EndStruct();
    }
}
