using System.Buffers.Binary;

namespace BacktestCli.Data.Parquet.Format;

/// <summary>Where the metadata of a file lies: at its end, before its own length in four bytes and the letters PAR1.</summary>
internal static class Footer
{
    private const int TailLength = 8;

    public static ReadOnlyMemory<byte> Of(FileBytes file)
    {
        if (file.Length < "PAR1".Length + TailLength)
            throw new ParquetException($"it has only {file.Length} bytes");

        ReadOnlySpan<byte> tail = file.Slice(file.Length - TailLength, TailLength).Span;
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (tail.EndsWith("PARE"u8))
            throw new ParquetException("its footer is encrypted, which cannot be read here");
        if (!tail.EndsWith("PAR1"u8) || !file.Slice(0, "PAR1".Length).Span.SequenceEqual("PAR1"u8))
            throw new ParquetException("it does not begin and end with PAR1; perhaps it was not written to its end");
        return length <= file.Length - TailLength - "PAR1".Length
            ? file.Slice(file.Length - TailLength - length, length)
            : throw new ParquetException($"its footer has {length} bytes in a file of {file.Length}");
    }
}
