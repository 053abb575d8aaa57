using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>Binance's bulk files. Each is held against the SHA-256 that is published beside it.</summary>
/// <param name="http">The archive's host.</param>
/// <param name="host">Its address.</param>
internal sealed class BinanceArchive(Lazy<VenueHttp> http, Uri host) : IDisposable
{
    private const string ChecksumEnding = ".CHECKSUM";
    private const int HashLetters = 64;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Where a file lies.</summary>
    public Uri AddressOf(ArchiveFile file) => new(host, file.Path);

    /// <summary>
    /// Fetches a file and proves it; null where it is not published. A file whose checksum is not there yet counts as not published.
    /// </summary>
    /// <exception cref="DataException">File and checksum do not agree, twice; or the host does not answer.</exception>
    public async Task<ArchiveZip?> FetchAsync(ArchiveFile file, CancellationToken cancellationToken)
    {
        (string Published, string Found) hashes = default;
        for (int tries = 0; tries < 2; tries++)
        {
            Task<HttpAnswer?> asksZip = http.Value.TryGetFileAsync(file.Path, cancellationToken);
            HttpAnswer? checksum = await http.Value.TryGetFileAsync(file.Path + ChecksumEnding, cancellationToken);
            if (await asksZip is not { } zip || checksum is null)
                return null;

            hashes = (PublishedHash(checksum), Convert.ToHexStringLower(SHA256.HashData(zip.Body.Span)));
            if (hashes.Published == hashes.Found)
            {
                Origin origin = new(zip.Address, zip.WireBytes, hashes.Found, ChecksumVerified: true);
                return new ArchiveZip(zip.Body, file.Stem, origin, http.Value.Now(zip));
            }
        }

        throw new DataException(
            $"{AddressOf(file)}: the file's SHA-256 is {hashes.Found}, and {ChecksumEnding[1..]} beside it says {hashes.Published}, "
            + "after 2 tries. Nothing of it was stored. Run the same command again later, or with --no-archive.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (http.IsValueCreated)
            http.Value.Dispose();
    }

    /// <summary>The hash in <c>hash, two spaces, file name</c>, with or without a line end.</summary>
    private static string PublishedHash(HttpAnswer checksum)
    {
        string text = Encoding.UTF8.GetString(checksum.Body.Span).Trim();
        return text.Length >= HashLetters && !text.AsSpan(0, HashLetters).ContainsAnyExcept(HexDigits)
            ? text[..HashLetters].ToLowerInvariant()
            : throw new DataException(
                $"{checksum.Address}: it does not begin with a SHA-256: '{AnswerText.Of(checksum.Body.Span)}'. "
                + "Run the same command with --no-archive.");
    }
}
