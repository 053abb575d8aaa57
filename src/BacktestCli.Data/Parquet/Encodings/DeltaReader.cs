namespace BacktestCli.Data.Parquet.Encodings;

/// <summary>
/// DELTA_BINARY_PACKED: the first value, then blocks of differences, each block less its smallest difference and bit-packed in miniblocks
/// of their own width. Integers of 32 bits are the low halves of what comes out, because both wrap around.
/// </summary>
internal ref struct DeltaReader
{
    /// <summary>Far above what any writer uses (128 to 1,024).</summary>
    private const ulong LargestBlock = 1 << 20;

    private readonly ReadOnlySpan<byte> _data;
    private readonly int _miniblocks;
    private readonly int _miniblockSize;
    private int _position;
    private long _last;

    public DeltaReader(ReadOnlySpan<byte> data)
    {
        _data = data;
        ulong block = Varint.Read(data, ref _position);
        ulong miniblocks = Varint.Read(data, ref _position);
        ulong count = Varint.Read(data, ref _position);
        if (block is 0 or > LargestBlock || miniblocks is 0 || miniblocks > block || block % miniblocks != 0 || block / miniblocks % 8 != 0)
            throw new ParquetException($"delta encoding in blocks of {block} values and {miniblocks} miniblocks");
        if (count > int.MaxValue)
            throw new ParquetException($"delta encoding of {count} values");

        _miniblocks = (int)miniblocks;
        _miniblockSize = (int)(block / miniblocks);
        Count = (int)count;
        _last = Varint.ReadSigned(data, ref _position);
    }

    /// <summary>Values it claims to hold.</summary>
    public int Count { get; }

    /// <summary>Decodes values that are known to be all there is.</summary>
    /// <returns>Bytes they take.</returns>
    public static int Read(ReadOnlySpan<byte> data, Span<long> into)
    {
        DeltaReader reader = new(data);
        if (reader.Count != into.Length)
            throw new ParquetException($"delta encoding of {reader.Count} values where there are {into.Length}");

        reader.ReadAll(into);
        return reader._position;
    }

    private void ReadAll(Span<long> into)
    {
        if (into.IsEmpty)
            return;

        into[0] = _last;
        for (Span<long> rest = into[1..]; !rest.IsEmpty;)
            rest = rest[ReadBlock(rest)..];
    }

    private int ReadBlock(Span<long> into)
    {
        long smallest = Varint.ReadSigned(_data, ref _position);
        if (_miniblocks > _data.Length - _position)
            throw new ParquetException("a delta block is cut off");

        ReadOnlySpan<byte> widths = _data.Slice(_position, _miniblocks);
        _position += _miniblocks;
        int done = 0;
        foreach (byte width in widths)
        {
            int count = Math.Min(_miniblockSize, into.Length - done);
            if (count == 0)
                break;

            ReadMiniblock(into.Slice(done, count), smallest, width);
            done += count;
        }

        return done;
    }

    private void ReadMiniblock(Span<long> into, long smallest, int width)
    {
        if (width > 64)
            throw new ParquetException($"differences of {width} bits");

        long value = _last;
        if (width == 0)
        {
            for (int i = 0; i < into.Length; i++)
                into[i] = value += smallest;
        }
        else
        {
            // The last miniblock is padded to its size by the format's letter, but not by every writer.
            int left = _data.Length - _position;
            if (BitPacking.ByteCount(into.Length, width) > left)
                throw new ParquetException("a delta miniblock is cut off");

            int bytes = (int)Math.Min(BitPacking.ByteCount(_miniblockSize, width), left);
            BitPacking.Unpack(_data.Slice(_position, bytes), 0, width, into);
            _position += bytes;
            for (int i = 0; i < into.Length; i++)
                into[i] = value += smallest + into[i];
        }

        _last = value;
    }
}
