using BacktestCli.FakeVenues.Paging;

namespace BacktestCli.FakeVenues.Bybit;

/// <summary>Bybit v5: bars, mark bars, fundings and instruments, newest first, with bounds that include what they name.</summary>
/// <param name="market">Where bars come from.</param>
public sealed class BybitFake(FakeMarket market) : IFakeVenue
{
    private static readonly Dictionary<string, FakeInterval> Intervals = new[] { 1, 3, 5, 15, 30, 60, 120, 240, 360, 720 }
        .Select(minutes => (Word: $"{minutes}", Interval: FakeInterval.Minutes(minutes)))
        .Concat([("D", FakeInterval.Days(1)), ("W", FakeInterval.Week), ("M", FakeInterval.Month)])
        .ToDictionary(word => word.Item1, word => word.Item2);

    /// <summary>Most bars of a page, whatever is asked for.</summary>
    public int MostBars { get; init; } = 1000;

    /// <summary>Most instruments of a page, whatever is asked for.</summary>
    public int MostInstruments { get; init; } = 1000;

    /// <inheritdoc/>
    public string Serves => "Bybit: /v5/market/kline, /v5/market/mark-price-kline, /v5/market/funding/history, /v5/market/instruments-info";

    /// <inheritdoc/>
    public FakeAnswer? Answer(FakeRequest request) => request.Path switch
    {
        "/v5/market/kline" => Bars(request, isMark: false),
        "/v5/market/mark-price-kline" => Bars(request, isMark: true),
        "/v5/market/funding/history" => Fundings(request),
        "/v5/market/instruments-info" => new FakeAnswer(BybitListings.Write(request, market, MostInstruments)),
        _ => null,
    };

    private FakeAnswer Bars(FakeRequest request, bool isMark)
    {
        if (Find(request) is not { } listing)
            return Error(request, 10001, "Not supported symbols");
        if (!Intervals.TryGetValue(request["interval"] ?? "", out FakeInterval interval))
            return Error(request, 10001, "Invalid period!");
        FakePage page = new(market, listing, interval)
        {
            Seed = isMark ? listing.Symbol + "/mark" : null,
            From = request.Number("start", 0),
            To = request.Number("end", long.MaxValue - 1) + 1,
            Now = request.Now,
            Most = (int)Math.Min(request.Number("limit", 200), MostBars),
        };
        return new FakeAnswer(BybitText.Bars(page.Bars(request.Lie), listing, request, isMark));
    }

    private FakeAnswer Fundings(FakeRequest request)
    {
        if (Find(request) is not { } listing || listing.Product == BybitListings.Spot)
            return Error(request, 10001, "Not supported symbols");
        if (request["startTime"] is not null && request["endTime"] is null)
            return Error(request, 10001, "endTime is required");
        IEnumerable<long> times = FakeFunding
            .Times(market, request.Number("startTime", 0), Math.Min(request.Number("endTime", request.Now), request.Now) + 1, hours: 8)
            .Reverse().Take((int)Math.Min(request.Number("limit", 200), 200));
        return new FakeAnswer(BybitText.Fundings(times, listing, market, request));
    }

    private static FakeListing? Find(FakeRequest request) => BybitListings.Find(request["category"] ?? "linear", request["symbol"] ?? "");

    private static FakeAnswer Error(FakeRequest request, int code, string message) =>
        FakeAnswer.Text($$$"""{"retCode":{{{code}}},"retMsg":"{{{message}}}","result":{},"retExtInfo":{},"time":{{{request.Now}}}}""");
}
