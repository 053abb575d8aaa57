using BacktestCli.FakeVenues.Paging;

namespace BacktestCli.FakeVenues.Okx;

/// <summary>OKX: bars, mark bars, fundings and instruments, newest first, with bounds that exclude what they name.</summary>
/// <param name="market">Where bars come from.</param>
public sealed class OkxFake(FakeMarket market) : IFakeVenue
{
    private static readonly Dictionary<string, FakeInterval> Intervals = new()
    {
        ["1s"] = new FakeInterval(1_000),
        ["1m"] = FakeInterval.Minutes(1),
        ["3m"] = FakeInterval.Minutes(3),
        ["5m"] = FakeInterval.Minutes(5),
        ["15m"] = FakeInterval.Minutes(15),
        ["30m"] = FakeInterval.Minutes(30),
        ["1H"] = FakeInterval.Minutes(60),
        ["2H"] = FakeInterval.Minutes(120),
        ["4H"] = FakeInterval.Minutes(240),
        ["6Hutc"] = FakeInterval.Minutes(360),
        ["12Hutc"] = FakeInterval.Minutes(720),
        ["1Dutc"] = FakeInterval.Days(1),
        ["1Wutc"] = FakeInterval.Week,
        ["1Mutc"] = FakeInterval.Month,
    };

    /// <summary>Most bars of a page, whatever is asked for.</summary>
    public int MostBars { get; init; } = 300;

    /// <summary>How far fundings go back.</summary>
    public TimeSpan FundingKept { get; init; } = TimeSpan.FromDays(92);

    /// <inheritdoc/>
    public string Serves => "OKX: /api/v5/market/history-candles, …/history-mark-price-candles, /api/v5/public/funding-rate-history, …/instruments";

    /// <inheritdoc/>
    public FakeAnswer? Answer(FakeRequest request) => request.Path switch
    {
        "/api/v5/market/history-candles" => Bars(request, isMark: false),
        "/api/v5/market/history-mark-price-candles" => Bars(request, isMark: true),
        "/api/v5/public/funding-rate-history" => Fundings(request),
        "/api/v5/public/instruments" => new FakeAnswer(OkxListings.Write(request["instType"] ?? "", market, request.Now)),
        _ => null,
    };

    private FakeAnswer Bars(FakeRequest request, bool isMark)
    {
        if (Problem(request) is { } problem)
            return problem;
        if (!Intervals.TryGetValue(request["bar"] ?? "1m", out FakeInterval interval))
            return Error(400, "51000", "Parameter bar error");
        FakeListing listing = OkxListings.Find(request["instId"]!)!;
        FakePage page = new(market, listing, interval)
        {
            Seed = isMark ? listing.Symbol + "/mark" : null,
            From = request.Number("before", -1) + 1,
            To = request.Number("after", long.MaxValue),
            Now = request.Now,
            Most = (int)Math.Min(request.Number("limit", 100), MostBars),
        };
        List<FakeBar> bars = request.Lie == PageLie.WrongSymbol ? page.Elsewhere() : page.Bars(request.Lie);
        return new FakeAnswer(OkxText.Bars(bars, listing, interval, request, isMark));
    }

    private FakeAnswer Fundings(FakeRequest request)
    {
        if (Problem(request) is { } problem)
            return problem;
        FakeListing listing = OkxListings.Find(request["instId"]!)!;
        long from = Math.Max(request.Number("before", -1) + 1, request.Now - (long)FundingKept.TotalMilliseconds);
        long to = Math.Min(request.Number("after", long.MaxValue), request.Now + 1);
        IEnumerable<long> times = FakeFunding.Times(market, from, to, hours: 8).Reverse().Take((int)Math.Min(request.Number("limit", 400), 400));
        return new FakeAnswer(OkxText.Fundings(times, listing, market, request.Lie));
    }

    private static FakeAnswer? Problem(FakeRequest request) => request["instId"] switch
    {
        null => Error(400, "50014", "Parameter instId can not be empty"),
        var symbol when OkxListings.Find(symbol) is null => Error(200, "51001", "Instrument ID, Instrument ID code, or Spread ID doesn't exist."),
        _ => null,
    };

    private static FakeAnswer Error(int status, string code, string message) =>
        FakeAnswer.Text($$"""{"code":"{{code}}","msg":"{{message}}","data":[]}""", status);
}
