using System.Buffers;

namespace BacktestCli.Data.Parquet.Compression;

/// <summary>Memory for one page after another. It grows as bytes come, not as a header promises, so that a lie costs nothing.</summary>
internal sealed class PageBuffer : IDisposable
{
    private const int FirstSize = 1 << 16;

    private byte[] _bytes = [];

    /// <summary>Fills the buffer from a stream that must hold exactly <paramref name="size"/> bytes.</summary>
    public ReadOnlyMemory<byte> Fill(Stream source, int size)
    {
        int filled = 0;
        while (filled < size)
        {
            if (filled == _bytes.Length)
                Grow(Math.Min(size, Math.Max(FirstSize, filled * 2L)), filled);
            int read = source.Read(_bytes, filled, Math.Min(_bytes.Length, size) - filled);
            if (read == 0)
                throw new ParquetException($"a page decompresses to {filled} bytes where its header says {size}");
            filled += read;
        }

        return source.ReadByte() < 0
            ? _bytes.AsMemory(0, size)
            : throw new ParquetException($"a page decompresses to more than the {size} bytes its header says");
    }

    /// <summary>Room for so many bytes.</summary>
    public Memory<byte> Room(int size)
    {
        Grow(size, keep: 0);
        return _bytes.AsMemory(0, size);
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Grow(long size, int keep)
    {
        if (size <= _bytes.Length)
            return;

        byte[] larger = ArrayPool<byte>.Shared.Rent((int)size);
        _bytes.AsSpan(0, keep).CopyTo(larger);
        Dispose();
        _bytes = larger;
    }
}
