namespace BacktestCli.Data.Parquet;

/// <summary>The bytes of a file, in memory or behind a stream that can seek.</summary>
internal sealed class FileBytes : IDisposable
{
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly Stream? _stream;
    private byte[] _buffer = [];

    public FileBytes(ReadOnlyMemory<byte> memory)
    {
        _memory = memory;
        Length = memory.Length;
    }

    public FileBytes(Stream stream)
    {
        if (!stream.CanSeek || !stream.CanRead)
            throw new ArgumentException("The stream cannot be read or cannot seek.", nameof(stream));

        _stream = stream;
        Length = stream.Length;
    }

    public long Length { get; }

    /// <summary>Some bytes; of a stream they hold until the next are asked for.</summary>
    public ReadOnlyMemory<byte> Slice(long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
            throw new ParquetException($"it points at {length} bytes from {offset} on, in a file of {Length}");
        if (length > Array.MaxLength)
            throw new ParquetException($"{length} bytes in one piece; the most is {Array.MaxLength}");

        return _stream is null ? _memory.Slice((int)offset, (int)length) : Read(_stream, offset, (int)length);
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _buffer = [];
    }

    private Memory<byte> Read(Stream stream, long offset, int length)
    {
        if (_buffer.Length < length)
            _buffer = GC.AllocateUninitializedArray<byte>(length);
        Memory<byte> bytes = _buffer.AsMemory(0, length);
        stream.Position = offset;
        return stream.ReadAtLeast(bytes.Span, length, throwOnEndOfStream: false) == length
            ? bytes
            : throw new ParquetException($"the file became shorter than its {Length} bytes");
    }
}
