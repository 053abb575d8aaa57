using BacktestCli.Data.Parquet.Thrift;

namespace BacktestCli.Data.Parquet.Format;

/// <summary><c>ColumnChunk</c> and the <c>ColumnMetaData</c> inside it, of parquet.thrift: where one column of a row group lies.</summary>
internal sealed record ColumnChunk
{
    /// <summary>Null where the chunk has no plain metadata, because it is encrypted or the file is broken.</summary>
    public PhysicalType? Physical { get; init; }

    public IReadOnlyList<PageEncoding> Encodings { get; init; } = [];

    public string Path { get; init; } = "";

    public PageCodec Codec { get; init; }

    /// <summary>Values, absent ones counted.</summary>
    public long Values { get; init; }

    /// <summary>Bytes with headers, before compression.</summary>
    public long UncompressedSize { get; init; }

    /// <summary>Bytes with headers, as they lie in the file.</summary>
    public long CompressedSize { get; init; }

    public long DataOffset { get; init; }

    public long? DictionaryOffset { get; init; }

    public ValueRange? Range { get; init; }

    public bool IsEncrypted { get; init; }

    /// <summary>True where the column lies in another file.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Where the first page begins. Some writers put 0 where there is no dictionary.</summary>
    public long Offset => DictionaryOffset is { } dictionary and > 0 && dictionary < DataOffset ? dictionary : DataOffset;

    public static ColumnChunk Read(ref CompactReader reader)
    {
        ColumnChunk read = new();
        CompactScope outer = reader.EnterStruct();
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1: read = read with { IsElsewhere = !reader.ReadBinary().IsEmpty }; break;
                case 3: read = ReadMetadata(ref reader, read); break;
                case 8: read = read with { IsEncrypted = true }; reader.Skip(); break;
                default: reader.Skip(); break;
            }
        }

        reader.LeaveStruct(outer);
        return read;
    }

    public void Write(CompactWriter writer)
    {
        writer.BeginStruct();
        writer.Int64(2, 0); // deprecated, and to be 0 since format 2.11
        writer.BeginStruct(3);
        writer.Int32(1, (int)(Physical ?? 0));
        writer.List(2, CompactType.Int32, Encodings.Count);
        foreach (PageEncoding encoding in Encodings)
            writer.Int32Element((int)encoding);
        writer.List(3, CompactType.Binary, 1);
        writer.TextElement(Path);
        writer.Int32(4, (int)Codec);
        writer.Int64(5, Values);
        writer.Int64(6, UncompressedSize);
        writer.Int64(7, CompressedSize);
        writer.Int64(9, DataOffset);
        if (DictionaryOffset is { } dictionary)
            writer.Int64(11, dictionary);
        Range?.Write(writer, 12);
        writer.EndStruct();
        writer.EndStruct();
    }

    private static ColumnChunk ReadMetadata(ref CompactReader reader, ColumnChunk read)
    {
        CompactScope outer = reader.EnterStruct();
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1: read = read with { Physical = (PhysicalType)reader.ReadInt32() }; break;
                case 4: read = read with { Codec = (PageCodec)reader.ReadInt32() }; break;
                case 5: read = read with { Values = reader.ReadInt64() }; break;
                case 6: read = read with { UncompressedSize = reader.ReadInt64() }; break;
                case 7: read = read with { CompressedSize = reader.ReadInt64() }; break;
                case 9: read = read with { DataOffset = reader.ReadInt64() }; break;
                case 11: read = read with { DictionaryOffset = reader.ReadInt64() }; break;
                case 12: read = read with { Range = ValueRange.Read(ref reader) }; break;
                default: reader.Skip(); break;
            }
        }

        reader.LeaveStruct(outer);
        return read;
    }
}
