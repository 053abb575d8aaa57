namespace BacktestCli.Data.Parquet.Pages;

/// <summary>A file being written from front to back, and how far it has come: the footer says where everything lies.</summary>
internal sealed class ForwardFile(Stream destination)
{
    /// <summary>Bytes written.</summary>
    public long Position { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        destination.Write(bytes);
        Position += bytes.Length;
    }

    public void Flush() => destination.Flush();
}
