using System.Text.Json;
using System.Text.RegularExpressions;

namespace BacktestCli.FakeVenues.Relay;

/// <summary>
/// A relay with two ways of writing bars: <c>/historical/candles/{exchange}/{symbol}</c> answers arrays, oldest first, times in milliseconds;
/// <c>/history/{exchange}</c> answers objects under <c>result.items</c>, newest first, times in seconds, until and with <c>to</c>.
/// </summary>
/// <param name="market">The bars.</param>
public sealed partial class RelayFake(FakeMarket market) : IFakeVenue
{
    private const int LargestPage = 500;

    /// <summary>The key every request must carry.</summary>
    public string Key { get; init; } = "fake-relay-key";

    /// <inheritdoc/>
    public string Serves => "relay: /history/…, /market/…, /historical/candles/…, with the bearer key fake-relay-key";

    /// <inheritdoc/>
    public FakeAnswer? Answer(FakeRequest request)
    {
        if (Path().Match(request.Path) is not { Success: true } path)
            return null;
        if (request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Key)
            return FakeAnswer.Text("""{"error":"bearer key missing or wrong"}""", 401);
        if (path.Groups["market"].Success)
            return FakeAnswer.Text("""{"symbols":[{"symbol":"BTCUSDT","base":"BTC","quote":"USDT"},{"symbol":"ETHUSDT","base":"ETH","quote":"USDT"}]}""");
        return path.Groups["symbol"].Success ? Candles(request, path.Groups["symbol"].Value) : History(request);
    }

    private FakeAnswer Candles(FakeRequest request, string symbol)
    {
        long interval = Length(request["interval"]);
        List<FakeBar> bars = Bars(request, symbol, interval, request.Number("from", 0), request.Number("to", 0));
        int most = (int)Math.Min(LargestPage, request.Number("limit", LargestPage));
        return FakeAnswer.Text(JsonSerializer.Serialize(Spoil([.. bars.Take(most).Select(bar => Row(bar, request.Lie, bar == bars[0]))], request.Lie)));
    }

    private FakeAnswer History(FakeRequest request)
    {
        long interval = Length(request["interval"]);
        List<FakeBar> bars = Bars(request, request["symbol"] ?? "", interval, request.Number("from", 0) * 1000, (request.Number("to", 0) * 1000) + 1);
        IEnumerable<FakeBar> page = bars.TakeLast((int)Math.Min(LargestPage, request.Number("limit", LargestPage))).Reverse();
        return FakeAnswer.Text(JsonSerializer.Serialize(new
        {
            result = new
            {
                note = new[] { 1 },
                items = page.Select(bar => new
                {
                    t = bar.OpenTime / 1000,
                    o = Hundredths(bar.Open),
                    h = Hundredths(bar.High),
                    l = Hundredths(bar.Low),
                    c = Hundredths(bar.Close),
                    v = bar.Volume / 1000m,
                    n = bar.Trades,
                }),
            },
            more = true,
        }));
    }

    private List<FakeBar> Bars(FakeRequest request, string symbol, long interval, long from, long to)
    {
        List<FakeBar> bars = [];
        long shift = request.Lie == PageLie.Repeated ? from - to : 0;
        for (long open = from + interval - 1 - ((from + interval - 1) % interval); open < to && open < request.Now; open += interval)
        {
            if (market.Has(open + shift))
                bars.Add(market.Bar(symbol, open + shift, open + shift + interval));
        }

        return bars;
    }

    private static object[] Row(FakeBar bar, PageLie lie, bool isFirst) =>
    [
        bar.OpenTime + (lie is PageLie.Misaligned or PageLie.WrongSymbol ? 30_000 : 0),
        isFirst && lie == PageLie.NotANumber ? "NaN" : Hundredths(bar.Open),
        Hundredths(lie == PageLie.HighBelowClose ? bar.Low - 1 : bar.High),
        Hundredths(bar.Low),
        Hundredths(bar.Close),
        $"{bar.Volume / 1000m}",
    ];

    private static List<object[]> Spoil(List<object[]> rows, PageLie lie)
    {
        if (lie == PageLie.Doubled)
            rows.Insert(0, rows[0]);
        if (lie == PageLie.Disordered)
            (rows[0], rows[1]) = (rows[1], rows[0]);
        return rows;
    }

    private static string Hundredths(long price) => $"{price / 100m:0.00}";

    private static long Length(string? interval) => interval switch
    {
        "1m" or "60" => 60_000,
        "1h" or "3600" => 3_600_000,
        _ => throw new ArgumentException($"The fake relay knows 1m and 1h, not '{interval}'."),
    };

    [GeneratedRegex("^(/historical/candles/(?<exchange>[^/]+)/(?<symbol>[^/]+)|/history/(?<exchange>[^/]+)|/(?<market>market)/(?<exchange>[^/]+))$")]
    private static partial Regex Path();
}
