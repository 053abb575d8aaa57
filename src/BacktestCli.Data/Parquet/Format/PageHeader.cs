using BacktestCli.Data.Parquet.Thrift;

namespace BacktestCli.Data.Parquet.Format;

/// <summary><c>PageHeader</c> of parquet.thrift, with the header of its kind of page laid into it.</summary>
internal readonly record struct PageHeader
{
    public PageType Type { get; init; }

    public int UncompressedSize { get; init; }

    public int CompressedSize { get; init; }

    /// <summary>CRC-32 of the bytes after the header as they lie in the file; null where the writer made none.</summary>
    public uint? Checksum { get; init; }

    /// <summary>Values, absent ones counted; of a dictionary, its entries.</summary>
    public int Values { get; init; }

    public PageEncoding Encoding { get; init; }

    /// <summary>How a page of version 1 writes which values are present.</summary>
    public PageEncoding LevelEncoding { get; init; }

    /// <summary>Bytes of definition levels at the head of a page of version 2.</summary>
    public int DefinitionBytes { get; init; }

    /// <summary>Bytes of repetition levels at the head of a page of version 2.</summary>
    public int RepetitionBytes { get; init; }

    /// <summary>True where a page of version 2 holds its values uncompressed, whatever the column's codec.</summary>
    public bool IsStored { get; init; }

    /// <summary>True once the header of the page's own kind was there.</summary>
    private bool IsWhole { get; init; }

    /// <summary>Reads a header.</summary>
    /// <param name="data">Bytes from the header on.</param>
    /// <param name="length">Bytes of the header.</param>
    public static PageHeader Read(ReadOnlySpan<byte> data, out int length)
    {
        CompactReader reader = new(data);
        PageHeader read = default;
        reader.EnterStruct();
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1: read = read with { Type = (PageType)reader.ReadInt32() }; break;
                case 2: read = read with { UncompressedSize = reader.ReadInt32() }; break;
                case 3: read = read with { CompressedSize = reader.ReadInt32() }; break;
                case 4: read = read with { Checksum = (uint)reader.ReadInt32() }; break;
                case 5: read = ReadKind(ref reader, read, PageType.Data); break;
                case 7: read = ReadKind(ref reader, read, PageType.Dictionary); break;
                case 8: read = ReadKind(ref reader, read, PageType.DataV2); break;
                default: reader.Skip(); break;
            }
        }

        if (!read.IsWhole && read.Type != PageType.Index)
            throw new ParquetException($"a page of type {read.Type} lacks the header of that type");

        length = reader.Position;
        return read;
    }

    public void Write(CompactWriter writer)
    {
        writer.BeginStruct();
        writer.Int32(1, (int)Type);
        writer.Int32(2, UncompressedSize);
        writer.Int32(3, CompressedSize);
        if (Checksum is { } checksum)
            writer.Int32(4, (int)checksum);
        writer.BeginStruct(Type == PageType.Dictionary ? 7 : 5);
        writer.Int32(1, Values);
        writer.Int32(2, (int)Encoding);
        if (Type == PageType.Data)
        {
            writer.Int32(3, (int)PageEncoding.Rle);
            writer.Int32(4, (int)PageEncoding.Rle);
        }

        writer.EndStruct();
        writer.EndStruct();
    }

    private static PageHeader ReadKind(ref CompactReader reader, PageHeader read, PageType kind)
    {
        CompactScope outer = reader.EnterStruct();
        while (reader.NextField())
        {
            switch (kind, reader.Field)
            {
                case (_, 1): read = read with { Values = reader.ReadInt32() }; break;
                case (PageType.Data or PageType.Dictionary, 2):
                case (PageType.DataV2, 4): read = read with { Encoding = (PageEncoding)reader.ReadInt32() }; break;
                case (PageType.Data, 3): read = read with { LevelEncoding = (PageEncoding)reader.ReadInt32() }; break;
                case (PageType.DataV2, 5): read = read with { DefinitionBytes = reader.ReadInt32() }; break;
                case (PageType.DataV2, 6): read = read with { RepetitionBytes = reader.ReadInt32() }; break;
                case (PageType.DataV2, 7): read = read with { IsStored = !reader.ReadBoolean() }; break;
                default: reader.Skip(); break;
            }
        }

        reader.LeaveStruct(outer);
        return kind == read.Type ? read with { IsWhole = true } : read;
    }
}
