using System.IO.Compression;
using BacktestCli.Data.Import.Text;
using BacktestCli.Data.Parquet;

namespace BacktestCli.Data.Import.Readers;

/// <summary>A file, or a file inside a zip. What it is, its first bytes say; its name says nothing.</summary>
internal sealed record Document(string Path, string? Entry)
{
    private const int ZipMagic = 0x04034B50;

    /// <summary>What a byte of Deflate can become at most.</summary>
    private const int LargestGrowth = 1_032;

    /// <summary>What messages call it.</summary>
    public string Name => Entry is null ? System.IO.Path.GetFileName(Path) : $"{System.IO.Path.GetFileName(Path)}/{Entry}";

    /// <summary>The documents in a file: itself, or each entry of a zip in the order of their names.</summary>
    /// <exception cref="DataException">It is a damaged zip.</exception>
    public static IEnumerable<Document> In(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[4];
        bool isZip = file.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4 && BitConverter.ToInt32(magic) == ZipMagic;
        if (!isZip)
            return [new Document(path, null)];

        file.Position = 0;
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            return
            [
                .. archive.Entries
                    .Where(entry => entry.Name.Length > 0 && !entry.FullName.StartsWith("__MACOSX", StringComparison.Ordinal))
                    .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
                    .Select(entry => new Document(path, entry.FullName)),
            ];
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(System.IO.Path.GetFileName(path), fault);
        }
    }

    /// <summary>Reads every row.</summary>
    /// <exception cref="DataException">It is not a form of bars this program knows, or it is damaged.</exception>
    public DocumentRows Read(ImportRequest request, CancellationToken cancellationToken)
    {
        var rows = new DocumentRows(Name);
        using FileStream file = File.OpenRead(Path);
        try
        {
            if (Entry is null)
            {
                ReadFrom(new Source(file, null, file.Length, request, rows), cancellationToken);
            }
            else
            {
                using var archive = new ZipArchive(file, ZipArchiveMode.Read);
                ZipArchiveEntry entry = archive.GetEntry(Entry)!;
                using Stream content = entry.Open();
                long length = Math.Min(entry.Length, LargestGrowth * entry.CompressedLength);
                ReadFrom(new Source(content, entry.Crc32, length, request, rows), cancellationToken);
            }
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(Name, fault);
        }

        return rows;
    }

    private static DataException Damaged(string name, InvalidDataException fault) =>
        new($"{name}: the archive is damaged: {fault.Message} Fetch it again.", fault);

    private static void ReadFrom(Source source, CancellationToken cancellationToken)
    {
        (Stream stream, uint? checksum, long length, ImportRequest request, DocumentRows rows) = source;
        using var bytes = new ByteFeed(stream, checksum, length);
        bytes.Fill();
        ReadOnlySpan<byte> start = bytes.Available;
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            using var plain = new GZipStream(new MemoryStream(bytes.ReadToEnd()), CompressionMode.Decompress);
            ReadFrom(source with { Stream = plain, Checksum = null, Length = 0 }, cancellationToken);
            return;
        }

        if (start.StartsWith("PAR1"u8))
        {
            ReadParquet(bytes, request, rows, cancellationToken);
            return;
        }

        if (start.StartsWith("\uFEFF"u8))
            bytes.Consume("\uFEFF"u8.Length);
        start = bytes.Available.TrimStart(" \r\n\t"u8);
        if (start.StartsWith("["u8) && !IsArrayALine(start))
            new JsonBars(request, rows).ReadArray(bytes, cancellationToken);
        else if (start.StartsWith("{"u8) || start.StartsWith("["u8))
            new JsonBars(request, rows).ReadLines(bytes, cancellationToken);
        else
            new CsvBars(request, rows).Read(bytes, cancellationToken);
    }

    private static void ReadParquet(ByteFeed bytes, ImportRequest request, DocumentRows rows, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = ParquetReader.Open(bytes.ReadToEnd().AsMemory());
            new ParquetBars(request, rows).Read(reader, cancellationToken);
        }
        catch (ParquetException fault)
        {
            throw new DataException($"{rows.Name}: {fault.Message} Fetch or export the file again.", fault);
        }
    }

    /// <summary>True for JSON Lines of arrays: the first bracket is closed within its line and another follows.</summary>
    private static bool IsArrayALine(ReadOnlySpan<byte> start)
    {
        int lineEnd = start.IndexOf((byte)'\n');
        return lineEnd > 0 && !start[1..].TrimStart((byte)' ').StartsWith("["u8) && start[..lineEnd].TrimEnd(" \r"u8).EndsWith("]"u8);
    }

    private readonly record struct Source(Stream Stream, uint? Checksum, long Length, ImportRequest Request, DocumentRows Rows);
}
