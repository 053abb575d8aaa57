using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace BacktestCli.FakeVenues.Binance;

/// <summary>The archive: zips of days and months with their checksums, each there once its time is over and it is published.</summary>
internal sealed class BinanceArchiveFake(FakeMarket market)
{
    private const string ChecksumEnding = ".CHECKSUM";
    private const int FilesKept = 32;

    private static readonly DateTimeOffset WrittenAt = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<string, Lazy<byte[]>> _files = new();
    private readonly ConcurrentQueue<string> _kept = new();

    /// <summary>Stretches [from, to), Unix ms, whose bars the files lack.</summary>
    public IReadOnlyList<(long From, long To)> Holes { get; set; } = [];

    /// <summary>Answers for a file or a checksum; null where the path has the form of neither.</summary>
    public FakeAnswer? Answer(FakeRequest request, IReadOnlyList<BinanceSymbol> symbols)
    {
        bool isChecksum = request.Path.EndsWith(ChecksumEnding, StringComparison.Ordinal);
        string path = isChecksum ? request.Path[..^ChecksumEnding.Length] : request.Path;
        if (BinanceFileName.Parse(path) is not { } name)
            return null;
        BinanceSymbol? symbol = symbols.FirstOrDefault(found => found.Api == name.Api && found.Name == name.Symbol);
        if (symbol is null || name.PublishedAt > request.Now || name.From >= symbol.DelistedAt || name.To <= market.ListedAt)
            return FakeAnswer.Text("<Error><Code>NoSuchKey</Code></Error>", 404) with { ContentType = "application/xml" };

        byte[] zip = FileOf(path, () => Zip(symbol, name));
        return isChecksum
            ? FakeAnswer.Text($"{Convert.ToHexStringLower(SHA256.HashData(zip))}  {name.Stem}.zip") with { ContentType = "binary/octet-stream" }
            : new FakeAnswer(zip) { ContentType = "application/zip" };
    }

    private byte[] FileOf(string path, Func<byte[]> make)
    {
        Lazy<byte[]> file = _files.GetOrAdd(path, _ =>
        {
            _kept.Enqueue(path);
            return new Lazy<byte[]>(make);
        });
        while (_kept.Count > FilesKept && _kept.TryDequeue(out string? oldest))
            _files.TryRemove(oldest, out _);
        return file.Value;
    }

    private byte[] Zip(BinanceSymbol symbol, BinanceFileName name)
    {
        BinanceBars bars = new(market, symbol, name.Length, name.IsMark);
        List<FakeBar> rows = bars.Oldest(name.From, name.To - 1, int.MaxValue, now: name.To);
        rows.RemoveAll(bar => Holes.Any(hole => bar.OpenTime >= hole.From && bar.OpenTime < hole.To));
        int year = DateTime.UnixEpoch.AddMilliseconds(name.From).Year;
        bool isSpot = symbol.Api == "api";
        ReadOnlyMemory<byte> csv = BinanceRows.Csv(bars, rows, hasHeader: !isSpot && year >= 2022, timeUnit: isSpot && year >= 2025 ? 1000 : 1);
        using MemoryStream buffer = new();
        using (ZipArchive zip = new(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            ZipArchiveEntry entry = zip.CreateEntry($"{name.Stem}.csv", CompressionLevel.Fastest);
            entry.LastWriteTime = WrittenAt;
            using Stream content = entry.Open();
            content.Write(csv.Span);
        }

        return buffer.ToArray();
    }
}

/// <summary>What the path of an archive's file says.</summary>
internal sealed record BinanceFileName(string Api, string Symbol, bool IsMark, long Length, string Stem, long From, long To, long PublishedAt)
{
    /// <summary>Reads <c>/data/spot/monthly/klines/BTCUSDT/1m/BTCUSDT-1m-2024-01.zip</c> and its like; null for other paths.</summary>
    public static BinanceFileName? Parse(string path) => path.Split('/') switch
    {
        ["", "data", "spot", var period, "klines", var symbol, var interval, var file] => Parse("api", period, symbol, interval, file, isMark: false),
        ["", "data", "futures", var family, var period, "klines" or "markPriceKlines", var symbol, var interval, var file] when family is "um" or "cm" =>
            Parse(family == "um" ? "fapi" : "dapi", period, symbol, interval, file, isMark: path.Contains("/markPriceKlines/", StringComparison.Ordinal)),
        _ => null,
    };

    private static BinanceFileName? Parse(string api, string period, string symbol, string interval, string file, bool isMark)
    {
        string format = period == "monthly" ? "yyyy-MM" : "yyyy-MM-dd";
        string prefix = $"{symbol}-{interval}-";
        if (!file.StartsWith(prefix, StringComparison.Ordinal) || !file.EndsWith(".zip", StringComparison.Ordinal)
            || period is not ("monthly" or "daily") || BinanceInterval.Length(interval, api) is not { } length
            || !DateTime.TryParseExact(file[prefix.Length..^4], format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime from))
            return null;

        DateTime to = period == "monthly" ? from.AddMonths(1) : from.AddDays(1);
        DateTime published = to;
        while (period == "monthly" && published.DayOfWeek != DayOfWeek.Monday)
            published = published.AddDays(1);
        return new BinanceFileName(api, symbol, isMark, length, file[..^4], UnixMs(from), UnixMs(to), UnixMs(published));
    }

    private static long UnixMs(DateTime time) => (long)(time - DateTime.UnixEpoch).TotalMilliseconds;
}
