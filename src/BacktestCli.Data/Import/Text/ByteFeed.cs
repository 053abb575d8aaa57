using BacktestCli.Data.Parquet.Pages;

namespace BacktestCli.Data.Import.Text;

/// <summary>A window over a stream: what lies in it can be looked at, taken from the front, and added to at the back.</summary>
/// <param name="stream">Where bytes come from.</param>
/// <param name="checksum">CRC-32 of the whole stream, held against it at its end, because the runtime does not do so for zips; null where
/// not known.</param>
/// <param name="length">Bytes the stream is said to hold; 0 where nobody says.</param>
internal sealed class ByteFeed(Stream stream, uint? checksum = null, long length = 0) : IDisposable
{
    private const int StartSize = 1 << 16;
    private const int MaxSize = 1 << 22;

    private byte[] _buffer = new byte[StartSize];
    private int _start;
    private int _end;
    private long _read;
    private uint _sum = uint.MaxValue;

    /// <summary>Bytes at hand.</summary>
    public ReadOnlySpan<byte> Available => _buffer.AsSpan(_start, _end - _start);

    /// <summary>True once the stream has given its last byte.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>
    /// How many rows the whole stream seems to hold where so many were in the part that was consumed; 0 where its length is not known.
    /// </summary>
    public double InTheWhole(int rows) => _read > Available.Length ? (double)rows * length / (_read - Available.Length) : 0;

    /// <summary>Forgets the first bytes at hand.</summary>
    public void Consume(int count) => _start += count;

    /// <summary>Adds bytes from the stream to those at hand.</summary>
    /// <returns>False where there are no more.</returns>
    /// <exception cref="DataException">Nothing was consumed for so long that this cannot be rows of bars.</exception>
    public bool Fill()
    {
        if (AtEnd)
            return false;

        MakeRoom();
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        if (checksum is not null)
            _sum = Crc32.Continue(_sum, _buffer.AsSpan(_end, read));
        _end += read;
        _read += read;
        AtEnd = read == 0;
        if (AtEnd && checksum is not null && ~_sum != checksum)
            throw new InvalidDataException("its content is not what its CRC-32 says.");
        return !AtEnd;
    }

    /// <summary>All bytes left, in memory.</summary>
    public byte[] ReadToEnd()
    {
        using var all = new MemoryStream();
        do
        {
            all.Write(Available);
            Consume(Available.Length);
        }
        while (Fill());
        return all.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void MakeRoom()
    {
        if (_start > 0)
        {
            Available.CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end < _buffer.Length)
            return;
        if (_buffer.Length == MaxSize)
            throw new DataException($"a row is longer than {MaxSize:N0} bytes; these are not rows of bars.");

        Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
