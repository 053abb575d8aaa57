using System.Buffers;
using System.Buffers.Binary;
using BacktestCli.Data.Parquet.Encodings;
using BacktestCli.Data.Parquet.Format;

namespace BacktestCli.Data.Parquet.Pages;

/// <summary>Which values of a page are present: levels of one bit, because tables are flat.</summary>
internal static class DefinitionLevels
{
    /// <summary>Reads the levels at the head of a page of version 1, and cuts them off.</summary>
    public static void Cut(ref ReadOnlySpan<byte> body, PageEncoding encoding, Span<bool> present)
    {
        if (encoding != PageEncoding.Rle)
            throw new ParquetException($"levels in the encoding {encoding}; RLE is the one in use since 2013");
        if (body.Length < sizeof(int))
            throw new ParquetException("the length of its levels is cut off");

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(body);
        if (length > body.Length - sizeof(int))
            throw new ParquetException($"{length} bytes of levels where {body.Length - sizeof(int)} are left");

        Read(body.Slice(sizeof(int), (int)length), present);
        body = body[(sizeof(int) + (int)length)..];
    }

    public static void Read(ReadOnlySpan<byte> runs, Span<bool> present) => new HybridReader(runs, 1).Read(present);

    /// <summary>Writes the levels for the head of a page of version 1.</summary>
    public static void Write(ArrayBufferWriter<byte> into, ReadOnlySpan<bool> present)
    {
        int[] levels = new int[present.Length];
        for (int i = 0; i < levels.Length; i++)
            levels[i] = present[i] ? 1 : 0;

        ArrayBufferWriter<byte> runs = new();
        HybridWriter.Write(runs, levels, 1);
        BinaryPrimitives.WriteInt32LittleEndian(into.GetSpan(sizeof(int)), runs.WrittenCount);
        into.Advance(sizeof(int));
        into.Write(runs.WrittenSpan);
    }

    /// <summary>Moves values that lie close together at the head of <paramref name="values"/> to the places that are present.</summary>
    /// <param name="values">Values, then room.</param>
    /// <param name="present">Where they belong.</param>
    /// <param name="count">How many are present.</param>
    /// <param name="absent">What the other places get.</param>
    public static void Spread<T>(Span<T> values, ReadOnlySpan<bool> present, int count, T absent)
    {
        int from = count;
        for (int i = values.Length - 1; i >= 0; i--)
            values[i] = present[i] ? values[--from] : absent;
    }
}
