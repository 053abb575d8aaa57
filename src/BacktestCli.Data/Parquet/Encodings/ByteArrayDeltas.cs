using System.Buffers;
using System.Buffers.Binary;

namespace BacktestCli.Data.Parquet.Encodings;

/// <summary>
/// DELTA_LENGTH_BYTE_ARRAY and DELTA_BYTE_ARRAY, rewritten as PLAIN: text that shares its beginnings may grow a lot thereby.
/// </summary>
/// <param name="width">Bytes of each value where that is fixed, else 0: then each has its length before it.</param>
/// <param name="limit">The most bytes of PLAIN.</param>
internal readonly struct ByteArrayDeltas(int width, int limit)
{
    /// <summary>Lengths, delta-packed, then all bytes.</summary>
    public ArrayBufferWriter<byte> FromLengths(ReadOnlySpan<byte> data, int count)
    {
        long[] lengths = ArrayPool<long>.Shared.Rent(count);
        try
        {
            int position = DeltaReader.Read(data, lengths.AsSpan(0, count));
            ArrayBufferWriter<byte> plain = new(data.Length + (sizeof(int) * count) + 1);
            foreach (long length in lengths.AsSpan(0, count))
                Append(plain, default, Cut(data, ref position, length));
            return plain;
        }
        finally
        {
            ArrayPool<long>.Shared.Return(lengths);
        }
    }

    /// <summary>
    /// Lengths of what each value shares with the one before, delta-packed; then the rests, as <see cref="FromLengths"/> has them.
    /// </summary>
    public ArrayBufferWriter<byte> FromPrefixes(ReadOnlySpan<byte> data, int count)
    {
        long[] prefixes = ArrayPool<long>.Shared.Rent(count);
        long[] lengths = ArrayPool<long>.Shared.Rent(count);
        try
        {
            int position = DeltaReader.Read(data, prefixes.AsSpan(0, count));
            position += DeltaReader.Read(data[position..], lengths.AsSpan(0, count));
            ArrayBufferWriter<byte> plain = new(data.Length + (sizeof(int) * count) + 1);
            byte[] last = [];
            int lastLength = 0;
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> rest = Cut(data, ref position, lengths[i]);
                if (prefixes[i] < 0 || prefixes[i] > lastLength)
                    throw new ParquetException($"a value shares {prefixes[i]} bytes with one of {lastLength}");

                int prefix = (int)prefixes[i];
                Append(plain, last.AsSpan(0, prefix), rest);
                lastLength = prefix + rest.Length;
                if (last.Length < lastLength)
                    Array.Resize(ref last, Math.Max(lastLength, last.Length * 2));
                rest.CopyTo(last.AsSpan(prefix));
            }

            return plain;
        }
        finally
        {
            ArrayPool<long>.Shared.Return(prefixes);
            ArrayPool<long>.Shared.Return(lengths);
        }
    }

    private void Append(ArrayBufferWriter<byte> plain, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> rest)
    {
        int length = prefix.Length + rest.Length;
        if (width > 0 && length != width)
            throw new ParquetException($"a value of {length} bytes where each has {width}");
        if ((long)plain.WrittenCount + sizeof(int) + length > limit)
            throw new ParquetException($"its values take more than {limit} bytes in one page");

        if (width == 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(plain.GetSpan(sizeof(int)), length);
            plain.Advance(sizeof(int));
        }

        plain.Write(prefix);
        plain.Write(rest);
    }

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> data, ref int position, long length)
    {
        if (length < 0 || length > data.Length - position)
            throw new ParquetException($"a value of {length} bytes where {data.Length - position} are left");

        position += (int)length;
        return data.Slice(position - (int)length, (int)length);
    }
}
