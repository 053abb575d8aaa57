namespace BacktestCli.FakeVenues.Binance;

/// <summary>Answers for <c>klines</c> and <c>markPriceKlines</c>.</summary>
internal sealed class BinancePages(FakeMarket market, IReadOnlyList<BinanceSymbol> symbols)
{
    private const long MostDays = 200 * 86_400_000L;

    /// <summary>Answers one.</summary>
    public FakeAnswer Answer(FakeRequest request, string api, string endpoint)
    {
        if (request["symbol"] is not { Length: > 0 } name)
            return BinanceMeter.Refuse(-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.");
        if (symbols.FirstOrDefault(found => found.Api == api && found.Name == name) is not { } symbol)
            return BinanceMeter.Refuse(-1121, "Invalid symbol.");
        if (BinanceInterval.Length(request["interval"], api) is not { } length)
            return BinanceMeter.Refuse(-1120, "Invalid interval.");

        long from = request.Number("startTime", long.MinValue);
        long to = request.Number("endTime", long.MaxValue);
        if (from > to)
            return api == "api" ? FakeAnswer.Text("[]") : BinanceMeter.Refuse(-1023, "Start time is greater than end time.");
        if (api == "dapi" && from != long.MinValue && to != long.MaxValue && to - from > MostDays)
            return BinanceMeter.Refuse(-1127, "More than 4800 hours between startTime and endTime.");

        BinanceBars bars = new(market, symbol, length, endpoint == "markPriceKlines");
        List<FakeBar> page = PageOf(bars, from, to, (int)Math.Min(request.Number("limit", 500), api == "api" ? 1000 : 1500), request.Now);
        List<FakeBar> told = BinanceLies.Told(page, bars, request.Lie, request.Now);
        return new FakeAnswer(BinanceRows.Json(bars, told, request.Lie == PageLie.NotANumber ? told.Count / 2 : -1));
    }

    /// <summary>Who gives a beginning gets the oldest bars from there; COIN-M always gives the newest, of at most 200 days.</summary>
    private static List<FakeBar> PageOf(BinanceBars bars, long from, long to, int limit, long now)
    {
        if (bars.Symbol.Api != "dapi")
            return from == long.MinValue ? bars.Newest(0, to, limit, now) : bars.Oldest(from, to, limit, now);
        long end = to != long.MaxValue ? to : from == long.MinValue ? now : Math.Min(now, from + MostDays);
        return bars.Newest(Math.Max(from, end - MostDays), end, limit, now);
    }
}
