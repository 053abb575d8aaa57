using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BacktestCli.FakeVenues.Tardis;

/// <summary>A tardis-machine: replays the market as bars, one JSON object a line. The last bar, which no later trade finishes, is not told.</summary>
/// <param name="market">The bars.</param>
public sealed class TardisMachineFake(FakeMarket market) : IFakeVenue
{
    private const long FirstTradeAfter = 40;

    /// <summary>When the connection to the venue was lost, Unix ms; it is back at once, but of that bar nine tenths of the volume are missed.</summary>
    public IReadOnlyList<long> Losses { get; init; } = [];

    /// <inheritdoc/>
    public string Serves => "tardis-machine: /replay-normalized";

    /// <inheritdoc/>
    public FakeAnswer? Answer(FakeRequest request)
    {
        if (request.Path != "/replay-normalized")
            return null;
        using JsonDocument options = JsonDocument.Parse(request["options"] ?? "{}");
        JsonElement root = options.RootElement;
        long from = Time(root.GetProperty("from"));
        long to = Time(root.GetProperty("to"));
        string type = root.GetProperty("dataTypes")[0].GetString()!;
        if (from >= to || to > request.Now || !type.StartsWith("trade_bar_", StringComparison.Ordinal))
            return FakeAnswer.Text("""{"responseText":"","message":"the options are wrong","url":""}""", 400);
        long interval = long.Parse(type["trade_bar_".Length..^1]) * (type[^1] == 's' ? 1_000 : 60_000);
        string symbol = root.GetProperty("symbols")[0].GetString()!;
        long shift = request.Lie == PageLie.Repeated ? -(to - from) : 0;
        List<string> lines = Spoiled(Lines(symbol, from + shift, to + shift, interval, type), interval, request.Lie);
        return new FakeAnswer(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))) { ContentType = "application/x-json-stream" };
    }

    private List<string> Lines(string symbol, long from, long to, long interval, string type)
    {
        List<string> lines = [""];
        string? begun = null;
        for (long open = from - (from % interval); open + FirstTradeAfter < to; open += interval)
        {
            if (!market.Has(open))
                continue;
            if (begun is not null)
                lines.Add(begun);
            bool isCut = Losses.Any(loss => loss >= open && loss < open + interval);
            begun = Line(symbol, open, interval, type, share: isCut ? 10 : 1);
            if (isCut)
                lines.Add($$"""{"type":"disconnect","exchange":"fake","localTimestamp":"{{Iso(open + FirstTradeAfter)}}","symbols":["{{symbol}}"]}""");
        }

        return lines;
    }

    /// <param name="symbol">Of what.</param>
    /// <param name="open">Open time.</param>
    /// <param name="interval">Length, ms.</param>
    /// <param name="name">What the bar is called.</param>
    /// <param name="share">Its volume is divided by this, where trades were missed.</param>
    private string Line(string symbol, long open, long interval, string name, long share)
    {
        FakeBar bar = market.Bar(symbol, open, open + interval);
        static decimal Money(long hundredths) => hundredths / 100m;
        return JsonSerializer.Serialize(new
        {
            type = "trade_bar",
            symbol,
            exchange = "fake",
            name,
            interval,
            kind = "time",
            open = Money(bar.Open),
            high = Money(bar.High),
            low = Money(bar.Low),
            close = Money(bar.Close),
            volume = bar.Volume / share / 1000m,
            buyVolume = bar.TakerBuyVolume / share / 1000m,
            sellVolume = (bar.Volume - bar.TakerBuyVolume) / share / 1000m,
            trades = bar.Trades,
            openTimestamp = Iso(open + 1),
            closeTimestamp = Iso(open + interval - 1),
            localTimestamp = Iso(open + interval + FirstTradeAfter),
            timestamp = Iso(open + interval),
        });
    }

    private static List<string> Spoiled(List<string> lines, long interval, PageLie lie)
    {
        string first = lines.Count > 1 ? lines[1] : "";
        return lie switch
        {
            PageLie.Disordered when lines.Count > 2 => [lines[2], first, .. lines.Skip(3)],
            PageLie.Misaligned => [.. lines.Select(line => line.Replace(":00.000Z\"}", $":{interval / 2_000:00}.000Z\"}}", StringComparison.Ordinal))],
            PageLie.Doubled => [first, .. lines.Skip(1)],
            PageLie.NotANumber => [first.Replace("\"open\":", "\"open\":-", StringComparison.Ordinal), .. lines.Skip(2)],
            PageLie.HighBelowClose => [first.Replace("\"high\":", "\"high\":0.5,\"higher\":", StringComparison.Ordinal), .. lines.Skip(2)],
            PageLie.WrongSymbol => [.. lines.Select(line => line.Replace("\"symbol\":\"", "\"symbol\":\"OTHER", StringComparison.Ordinal))],
            _ => lines,
        };
    }

    private static long Time(JsonElement text) => new DateTimeOffset(text.GetDateTime()).ToUnixTimeMilliseconds();

    private static string Iso(long time) => DateTime.UnixEpoch.AddMilliseconds(time).ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
