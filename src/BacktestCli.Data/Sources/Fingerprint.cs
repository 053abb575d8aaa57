using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Sources;

/// <summary>What a dataset is, in one hash that knows nothing of files, codecs or sources.</summary>
/// <remarks>
/// SHA-256 over the six SHA-256s, each 32 bytes, of the canonical columns in the order open_time, open, high, low, close, volume. A column
/// is its values from the first bar to the last, 8 bytes each, little-endian: int64 Unix milliseconds, or the bits of an IEEE 754 double.
/// </remarks>
internal sealed class Fingerprint : IDisposable
{
    private const int Columns = 6;

    private readonly IncrementalHash[] _columns =
        [.. Enumerable.Range(0, Columns).Select(_ => IncrementalHash.CreateHash(HashAlgorithmName.SHA256))];

    /// <summary>Takes the next bars.</summary>
    public void Append(BarSeries bars) => Append(bars, 0, bars.Count);

    /// <summary>Takes the next bars: <paramref name="count"/> of a block, from <paramref name="first"/> on.</summary>
    public void Append(BarSeries bars, int first, int count)
    {
        Append(_columns[0], bars.OpenTimes.Slice(first, count));
        Append(_columns[1], MemoryMarshal.Cast<double, long>(bars.Opens.Slice(first, count)));
        Append(_columns[2], MemoryMarshal.Cast<double, long>(bars.Highs.Slice(first, count)));
        Append(_columns[3], MemoryMarshal.Cast<double, long>(bars.Lows.Slice(first, count)));
        Append(_columns[4], MemoryMarshal.Cast<double, long>(bars.Closes.Slice(first, count)));
        Append(_columns[5], MemoryMarshal.Cast<double, long>(bars.Volumes.Slice(first, count)));
    }

    /// <summary>The hash of all bars taken, 64 lower-case hex digits; the next bar taken is one more.</summary>
    public string SoFar() => Of((column, hash) => column.GetCurrentHash(hash));

    /// <summary>The hash of all bars taken, 64 lower-case hex digits; the next bar taken is the first again.</summary>
    public string Finish() => Of((column, hash) => column.GetHashAndReset(hash));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IncrementalHash column in _columns)
            column.Dispose();
    }

    private string Of(ColumnHash hashOf)
    {
        Span<byte> hashes = stackalloc byte[Columns * SHA256.HashSizeInBytes];
        for (int column = 0; column < Columns; column++)
            hashOf(_columns[column], hashes.Slice(column * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes));
        return Convert.ToHexStringLower(SHA256.HashData(hashes));
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<long> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            hash.AppendData(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (long value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            hash.AppendData(bytes);
        }
    }

    private delegate int ColumnHash(IncrementalHash column, Span<byte> hash);
}
