using System.Buffers.Binary;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>PLAIN values of BYTE_ARRAY: a length of four bytes, then so many bytes.</summary>
internal static class ByteArrays
{
    /// <summary>Cuts the first value off <paramref name="data"/>.</summary>
    public static ReadOnlySpan<byte> Cut(ref ReadOnlySpan<byte> data)
    {
        if (data.Length < sizeof(int))
            throw new ParquetException("its values end too early");

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(data);
        data = data[sizeof(int)..];
        if (length > data.Length)
            throw new ParquetException($"a value of {length} bytes where {data.Length} are left");

        ReadOnlySpan<byte> value = data[..(int)length];
        data = data[(int)length..];
        return value;
    }
}
