using System.Buffers.Binary;

namespace BacktestCli.Data.Parquet.Encodings;

/// <summary>
/// The mixture of runs and bit-packed groups of eight that Parquet calls RLE: levels, booleans, numbers of dictionary entries.
/// </summary>
internal ref struct HybridReader
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly int _width;
    private int _position;

    private long _left;
    private int _value;
    private ReadOnlySpan<byte> _packed;
    private long _bit;

    /// <param name="data">The runs.</param>
    /// <param name="width">Bits of a value, 0 to 32.</param>
    public HybridReader(ReadOnlySpan<byte> data, int width)
    {
        if (width is < 0 or > 32)
            throw new ParquetException($"run-length data of {width} bits a value; the most is 32");

        _data = data;
        _width = width;
    }

    /// <summary>Reads as many values as <paramref name="into"/> holds.</summary>
    /// <exception cref="ParquetException">There are fewer.</exception>
    public void Read(scoped Span<int> into)
    {
        while (!into.IsEmpty)
        {
            Span<int> part = into[..Take(into.Length)];
            if (_packed.IsEmpty)
                part.Fill(_value);
            else
                BitPacking.Unpack(_packed, _bit, _width, part);
            Advance(part.Length);
            into = into[part.Length..];
        }
    }

    /// <summary>Reads as many values of one bit as <paramref name="into"/> holds.</summary>
    /// <exception cref="ParquetException">There are fewer.</exception>
    public void Read(scoped Span<bool> into)
    {
        while (!into.IsEmpty)
        {
            Span<bool> part = into[..Take(into.Length)];
            if (_packed.IsEmpty)
                part.Fill(_value != 0);
            else
                Bits.Unpack(_packed, (int)_bit, part);
            Advance(part.Length);
            into = into[part.Length..];
        }
    }

    private int Take(int wanted)
    {
        while (_left == 0)
            NextRun();
        return (int)Math.Min(_left, wanted);
    }

    private void Advance(int count)
    {
        _left -= count;
        _bit += (long)count * _width;
    }

    private void NextRun()
    {
        ulong head = Varint.Read(_data, ref _position);
        if (head >> 1 > int.MaxValue)
            throw new ParquetException($"a run of {head >> 1} values");

        if ((head & 1) == 0)
            BeginRun((long)(head >> 1));
        else
            BeginPacked((long)(head >> 1) * 8);
    }

    private void BeginRun(long count)
    {
        int bytes = (_width + 7) / 8;
        if (bytes > _data.Length - _position)
            throw new ParquetException("a run of values is cut off");

        Span<byte> value = stackalloc byte[sizeof(int)];
        value.Clear();
        _data.Slice(_position, bytes).CopyTo(value);
        _position += bytes;
        _value = BinaryPrimitives.ReadInt32LittleEndian(value);
        _packed = default;
        _left = count;
    }

    /// <summary>Some writers cut the last group short: what is there counts, and asking for more fails.</summary>
    private void BeginPacked(long count)
    {
        if (_width == 0)
        {
            _value = 0;
            _packed = default;
            _left = count;
            return;
        }

        int bytes = (int)Math.Min(BitPacking.ByteCount(count, _width), _data.Length - _position);
        _packed = _data.Slice(_position, bytes);
        _position += bytes;
        _bit = 0;
        _left = Math.Min(count, bytes * 8L / _width);
    }
}
