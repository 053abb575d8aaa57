using System.Buffers;
using System.IO.Compression;
using System.Threading.Channels;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>Takes a block of whole lines, each with its line feed; false: no more is wanted.</summary>
internal delegate bool TakeLines(ReadOnlySpan<byte> lines);

/// <summary>Reads a compressed text in blocks of whole lines. One thread unpacks while another, the caller's, takes.</summary>
internal static class LineBlocks
{
    /// <summary>Bytes unpacked at once.</summary>
    public const int BlockBytes = 256 * 1024;

    /// <summary>Longest line that can be read; those of the widest files have about 1,500 bytes.</summary>
    public const int LongestLine = 64 * 1024;

    /// <summary>Reads a file to its end, or until no more is wanted.</summary>
    /// <param name="wire">The file, gzip or plain; several gzip members may follow one another.</param>
    /// <param name="take">Takes the blocks, in order.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidDataException">The gzip is cut short or damaged.</exception>
    /// <exception cref="FormatException">A plain text ends within a line, or a line is too long.</exception>
    public static async Task ReadAsync(FileWire wire, TakeLines take, CancellationToken cancellationToken)
    {
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bool isGzip = await wire.IsGzipAsync(cancellationToken);
        Channel<Block> blocks = Channel.CreateBounded<Block>(new BoundedChannelOptions(2) { SingleReader = true, SingleWriter = true });
        Task unpacking = Task.Run(() => UnpackAsync(wire, isGzip, blocks.Writer, enough.Token), CancellationToken.None);
        try
        {
            await TakeAsync(blocks.Reader, take, isGzip, cancellationToken);
        }
        finally
        {
            await enough.CancelAsync();
            await unpacking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <remarks>Whatever goes wrong here is told on the other thread.</remarks>
    private static async Task UnpackAsync(FileWire wire, bool isGzip, ChannelWriter<Block> blocks, CancellationToken cancellationToken)
    {
        try
        {
            await using GZipStream? gzip = isGzip ? new GZipStream(wire, CompressionMode.Decompress, leaveOpen: true) : null;
            Stream text = gzip ?? (Stream)wire;
            int length = BlockBytes;
            while (length == BlockBytes)
            {
                byte[] bytes = ArrayPool<byte>.Shared.Rent(LongestLine + BlockBytes);
                length = await text.ReadAtLeastAsync(
                    bytes.AsMemory(LongestLine, BlockBytes), BlockBytes, throwOnEndOfStream: false, cancellationToken);
                await blocks.WriteAsync(new Block(bytes, length), cancellationToken);
            }

            blocks.Complete();
        }
        catch (Exception fault)
        {
            blocks.Complete(fault);
        }
    }

    private static async Task TakeAsync(ChannelReader<Block> blocks, TakeLines take, bool isWhole, CancellationToken cancellationToken)
    {
        byte[] begun = new byte[LongestLine];
        int begunLength = 0;
        await foreach (Block block in blocks.ReadAllAsync(cancellationToken))
        {
            int start = LongestLine - begunLength;
            begun.AsSpan(0, begunLength).CopyTo(block.Bytes.AsSpan(start));
            Span<byte> text = block.Bytes.AsSpan(start, begunLength + block.Length);
            int whole = text.LastIndexOf((byte)'\n') + 1;
            begunLength = text.Length - whole;
            if (begunLength >= LongestLine)
                throw new FormatException($"a line of the file is longer than {LongestLine:N0} bytes");
            text[whole..].CopyTo(begun);
            bool wanted = whole == 0 || take(text[..whole]);
            ArrayPool<byte>.Shared.Return(block.Bytes);
            if (!wanted)
                return;
        }

        if (begunLength == 0)
            return;
        if (!isWhole)
            throw new FormatException("the file ends within a line");
        begun[begunLength] = (byte)'\n';
        take(begun.AsSpan(0, begunLength + 1));
    }

    /// <summary>Unpacked bytes; room for the begun line of the block before is in front of them.</summary>
    private readonly record struct Block(byte[] Bytes, int Length);
}
