using System.Security.Cryptography;

namespace BacktestCli.Data.Import;

/// <summary>A file that bars were read from.</summary>
/// <param name="Name">Its name without folders.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of the whole file, lower-case hex.</param>
/// <param name="ChecksumVerified">True where the vendor's <c>.CHECKSUM</c> file lay beside it and agreed; false where there was
/// none.</param>
public sealed record SourceFile(string Name, long Bytes, string Sha256, bool ChecksumVerified)
{
    /// <summary>The ending of a vendor's checksum file: <c>SHA-256, two spaces, file name</c>, as sha256sum writes it.</summary>
    internal const string ChecksumEnding = ".CHECKSUM";

    /// <summary>Hashes a file and holds it against the vendor's checksum beside it.</summary>
    /// <exception cref="DataException">The two differ.</exception>
    internal static SourceFile Examine(string path)
    {
        using FileStream stream = File.OpenRead(path);
        string hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        string checksumFile = path + ChecksumEnding;
        bool hasChecksum = File.Exists(checksumFile);
        if (hasChecksum && !File.ReadAllText(checksumFile).TrimStart().StartsWith(hash, StringComparison.OrdinalIgnoreCase))
        {
            throw new DataException(
                $"{Path.GetFileName(path)}: its SHA-256 is {hash}, which is not what {Path.GetFileName(checksumFile)} says. "
                + "Fetch the file again.");
        }

        return new SourceFile(Path.GetFileName(path), stream.Length, hash, hasChecksum);
    }
}
