using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BacktestCli.FakeVenues.Tardis;

/// <summary>Tardis: the day files of datasets, and the list of what there is. The first day of each month is free.</summary>
/// <param name="market">The bars everything follows from.</param>
public sealed partial class TardisFake(FakeMarket market) : IFakeVenue
{
    private const long Day = 86_400_000;

    /// <summary>A file is there six hours after its day.</summary>
    private const long PublishedAfter = 6 * 3_600_000;

    /// <summary>The venues it has, each with the type and names of its symbols.</summary>
    private static readonly Dictionary<string, (string Type, string[] Symbols)> Venues = new()
    {
        ["binance"] = ("spot", ["BTCUSDT", "ETHUSDT", "ETHBTC"]),
        ["binance-futures"] = ("perpetual", ["BTCUSDT", "ETHUSDT", "1000PEPEUSDC"]),
        ["binance-delivery"] = ("perpetual", ["BTCUSD_PERP"]),
        ["okex"] = ("spot", ["BTC-USDT"]),
        ["okex-swap"] = ("perpetual", ["BTC-USDT-SWAP"]),
        ["bybit"] = ("perpetual", ["BTCUSDT", "BTCUSD"]),
        ["bybit-spot"] = ("spot", ["BTCUSDT"]),
        ["deribit"] = ("perpetual", ["BTC-PERPETUAL"]),
        ["bitmex"] = ("perpetual", ["XBTUSD"]),
        ["kraken"] = ("spot", ["XBT/USD"]),
    };

    /// <summary>The key that opens every day.</summary>
    public string Key { get; init; } = "fake-tardis-key";

    /// <summary>True: the file of a day without rows has no byte in it; false: it has a header.</summary>
    public bool EmptyDaysAreEmpty { get; init; }

    /// <inheritdoc/>
    public string Serves => "Tardis: /v1/{exchange}/{type}/YYYY/MM/DD/{symbol}.csv.gz, first days of months without a key; /v1/exchanges/{id}";

    /// <inheritdoc/>
    public FakeAnswer? Answer(FakeRequest request)
    {
        if (FilePath().Match(request.Path) is { Success: true } file)
            return File(request, file);
        if (ListPath().Match(request.Path) is not { Success: true } list)
            return null;
        string id = list.Groups["id"].Value;
        return Venues.ContainsKey(id) ? FakeAnswer.Text(List(id)) : Error(400, $"There is no exchange '{id}'.");
    }

    private FakeAnswer File(FakeRequest request, Match path)
    {
        string id = path.Groups["id"].Value;
        string symbol = path.Groups["symbol"].Value;
        long day = new DateTimeOffset(
            DateTime.ParseExact(path.Groups["day"].Value, "yyyy/MM/dd", CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeMilliseconds();
        string? bearer = request.Headers.GetValueOrDefault("Authorization");
        bool isFree = path.Groups["day"].Value.EndsWith("/01", StringComparison.Ordinal);
        if (bearer is not null ? bearer != "Bearer " + Key : !isFree)
            return Error(401, "Without a valid key only the first day of each month can be had.");
        if (!Venues.TryGetValue(id, out (string Type, string[] Symbols) venue) || !venue.Symbols.Any(known => known.Replace('/', '-') == symbol)
            || day + Day <= market.ListedAt || day + Day + PublishedAfter > request.Now)
            return Error(404, "There is no such file.");
        List<string>? lines = new TardisCsv(market, id, symbol, request.Lie == PageLie.Repeated ? day - Day : day).Lines(path.Groups["type"].Value);
        return lines is null ? Error(400, "There is no such type of data.") : Packed(Spoiled(lines, symbol, request.Lie));
    }

    private FakeAnswer Packed(List<string> lines)
    {
        byte[] text = lines.Count == 1 && EmptyDaysAreEmpty ? [] : TardisCsv.Bytes(lines);
        using MemoryStream file = new();
        foreach (byte[] member in new[] { text[..(text.Length / 2)], text[(text.Length / 2)..] })
        {
            using GZipStream gzip = new(file, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(member);
        }

        return new FakeAnswer(file.ToArray()) { ContentType = "application/octet-stream" };
    }

    /// <summary>Rows have no high and close, so an amount below zero stands for a high below the close.</summary>
    private static List<string> Spoiled(List<string> lines, string symbol, PageLie lie)
    {
        string first = lines[1];
        string Cell(int column, string text) => string.Join(',', first.Split(',').Select((cell, index) => index == column ? text : cell));
        static string Later(string line) =>
            string.Join(',', line.Split(',').Select((cell, index) => index is 2 or 3 ? $"{long.Parse(cell) + 30_000_000}" : cell));
        return lie switch
        {
            PageLie.Disordered => [lines[0], .. lines.Skip(1).Take(100), .. lines.Skip(102).Take(1), .. lines.Skip(101).Take(1), .. lines.Skip(103)],
            PageLie.Misaligned => [lines[0], .. lines.Skip(1).Select(Later)],
            PageLie.Doubled => [lines[0], first, .. lines.Skip(1)],
            PageLie.NotANumber => [lines[0], Cell(6, "NaN"), .. lines.Skip(2)],
            PageLie.HighBelowClose => [lines[0], Cell(7, "-1"), .. lines.Skip(2)],
            PageLie.WrongSymbol => [lines[0], .. lines.Skip(1).Select(line => line.Replace($",{symbol},", ",OTHER,", StringComparison.Ordinal))],
            _ => lines,
        };
    }

    private string List(string id)
    {
        (string type, string[] symbols) = Venues[id];
        string since = DateTime.UnixEpoch.AddMilliseconds(market.ListedAt).ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return JsonSerializer.Serialize(new
        {
            id,
            name = id,
            enabled = true,
            availableSince = since,
            availableSymbols = symbols
                .Select(symbol => id.StartsWith("binance", StringComparison.Ordinal) ? symbol.ToLowerInvariant() : symbol)
                .Select(symbol => (object)new { id = symbol, type, availableSince = since })
                .Append(new { id = "GONE", type, availableSince = since, availableTo = "2021-01-01T00:00:00.000Z" }),
            datasets = new
            {
                formats = new[] { "csv" },
                exportedFrom = since,
                symbols = symbols.Append("GONE").Append("SPOT").Append("PERPETUALS")
                    .Select(symbol => new
                    {
                        id = symbol,
                        type,
                        availableSince = since,
                        availableTo = "2030-01-01T00:00:00.000Z",
                        dataTypes = new[] { "trades" },
                    }),
            },
        });
    }

    private static FakeAnswer Error(int status, string message) => FakeAnswer.Text(JsonSerializer.Serialize(new { code = status, message }), status);

    [GeneratedRegex(@"^/v1/(?<id>[^/]+)/(?<type>[^/]+)/(?<day>\d{4}/\d\d/\d\d)/(?<symbol>[^/]+)\.csv\.gz$")]
    private static partial Regex FilePath();

    [GeneratedRegex(@"^/v1/exchanges/(?<id>[^/]+)$")]
    private static partial Regex ListPath();
}
