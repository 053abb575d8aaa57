using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using BacktestCli.Data.Download;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>A fetched file of the archive: a zip that holds one CSV of its own name.</summary>
/// <param name="Bytes">The zip, whose hash is the published one.</param>
/// <param name="Stem">Its name without ending.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Now">When the host gave it, Unix ms.</param>
internal sealed record ArchiveZip(ReadOnlyMemory<byte> Bytes, string Stem, Origin Origin, long Now)
{
    /// <summary>Most bytes a CSV may have: the longest that are asked for, 100,000 bars, have about 15 million.</summary>
    private const int Largest = 64 * 1024 * 1024;

    /// <summary>Reads the CSV.</summary>
    /// <exception cref="DataException">The zip holds something else, or the CSV cannot be read.</exception>
    public T Read<T>(Func<ReadOnlySpan<byte>, T> parse)
    {
        try
        {
            MemoryMarshal.TryGetArray(Bytes, out ArraySegment<byte> bytes);
            using MemoryStream stream = new(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
            using ZipArchive zip = new(stream, ZipArchiveMode.Read);
            if (zip.Entries is not [{ } entry] || entry.FullName != $"{Stem}.csv")
                throw Fault($"it holds {string.Join(", ", zip.Entries.Select(found => found.FullName))}, not {Stem}.csv alone");

            return Read(entry, parse);
        }
        catch (Exception fault) when (fault is InvalidDataException or FormatException or EndOfStreamException)
        {
            throw Fault(fault.Message.TrimEnd('.'));
        }
    }

    private static T Read<T>(ZipArchiveEntry entry, Func<ReadOnlySpan<byte>, T> parse)
    {
        if (entry.Length > Largest)
            throw new InvalidDataException($"it unpacks to {entry.Length:N0} bytes, more than {Largest:N0}");
        int length = (int)entry.Length;
        byte[] csv = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            using Stream content = entry.Open();
            content.ReadExactly(csv, 0, length);
            return parse(csv.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(csv);
        }
    }

    private DataException Fault(string what) => new(
        $"{Origin.Address} (SHA-256 {Origin.Sha256}): {what}. Nothing of it was stored. "
        + "Run the same command with --no-archive, and report the file to the venue.");
}
