namespace BacktestCli.Data.Export;

/// <summary>Builds rows of text as bytes and passes them on in large pieces.</summary>
internal sealed class TextRows(Stream destination) : IDisposable
{
    private const int Size = 1 << 16;
    private const int MaxNumber = 32;

    private readonly byte[] _buffer = new byte[Size];
    private int _used;

    /// <summary>Appends text.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        MakeRoom(text.Length);
        text.CopyTo(_buffer.AsSpan(_used));
        _used += text.Length;
    }

    /// <summary>Appends a whole number.</summary>
    public void Write(long number)
    {
        MakeRoom(MaxNumber);
        _ = number.TryFormat(_buffer.AsSpan(_used), out int written);
        _used += written;
    }

    /// <summary>Appends the shortest text that reads back as the same double.</summary>
    public void Write(double number)
    {
        MakeRoom(MaxNumber);
        _ = number.TryFormat(_buffer.AsSpan(_used), out int written);
        _used += written;
    }

    /// <inheritdoc/>
    public void Dispose() => Flush();

    private void MakeRoom(int needed)
    {
        if (_used + needed > Size)
            Flush();
    }

    private void Flush()
    {
        destination.Write(_buffer, 0, _used);
        _used = 0;
    }
}
