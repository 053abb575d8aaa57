using BacktestCli.FakeVenues.Paging;

namespace BacktestCli.FakeVenues.Deribit;

/// <summary>Deribit: bars, fundings and instruments by JSON-RPC over GET, oldest first, with bounds that include what they name.</summary>
/// <param name="market">Where bars come from.</param>
public sealed class DeribitFake(FakeMarket market) : IFakeVenue
{
    private const string Root = "/api/v2/public/";

    private static readonly Dictionary<string, FakeInterval> Intervals = new[] { 1, 3, 5, 10, 15, 30, 60, 120, 180, 360, 720 }
        .Select(minutes => (Word: $"{minutes}", Interval: FakeInterval.Minutes(minutes)))
        .Append(("1D", FakeInterval.Days(1)))
        .ToDictionary(word => word.Item1, word => word.Item2);

    /// <summary>Most bars of an answer; where there are more, the oldest are kept.</summary>
    public int MostBars { get; init; } = 5000;

    /// <summary>Most fundings of an answer; likewise.</summary>
    public int MostFundings { get; init; } = 744;

    /// <inheritdoc/>
    public string Serves => "Deribit: /api/v2/public/get_tradingview_chart_data, …/get_funding_rate_history, …/get_instruments";

    /// <inheritdoc/>
    public FakeAnswer? Answer(FakeRequest request) => request.Path switch
    {
        Root + "get_tradingview_chart_data" => Bars(request),
        Root + "get_funding_rate_history" => Fundings(request),
        Root + "get_instruments" => new FakeAnswer(DeribitListings.Write(request["kind"] ?? "", market, request.Now)),
        _ => null,
    };

    private FakeAnswer Bars(FakeRequest request)
    {
        if (Problem(request) is { } problem)
            return problem;
        if (!Intervals.TryGetValue(request["resolution"] ?? "", out FakeInterval interval))
            return Error(-32602, "Invalid params", "resolution");
        FakePage page = new(market, DeribitListings.Find(request["instrument_name"]!)!, interval)
        {
            From = request.Number("start_timestamp", 0),
            To = request.Number("end_timestamp", 0) + 1,
            Now = request.Now,
            Most = MostBars,
            KeepsNewest = false,
        };
        return new FakeAnswer(DeribitText.Bars(request.Lie == PageLie.WrongSymbol ? page.Elsewhere() : page.Bars(request.Lie), request.Lie));
    }

    /// <summary>A payment at the start is left out, one at the end is not.</summary>
    private FakeAnswer Fundings(FakeRequest request)
    {
        if (Problem(request) is { } problem)
            return problem;
        long to = Math.Min(request.Number("end_timestamp", 0), request.Now) + 1;
        IEnumerable<long> times = FakeFunding.Times(market, request.Number("start_timestamp", 0) + 1, to, hours: 1).Take(MostFundings);
        return new FakeAnswer(DeribitText.Fundings(times, request["instrument_name"]!, market));
    }

    private static FakeAnswer? Problem(FakeRequest request)
    {
        if (request["instrument_name"] is not { } name || request["start_timestamp"] is null || request["end_timestamp"] is null)
            return Error(-32602, "Invalid params", "missing parameter");
        return DeribitListings.Find(name) is null ? Error(10020, "invalid_or_unsupported_instrument", name) : null;
    }

    private static FakeAnswer Error(int code, string message, string reason) => FakeAnswer.Text(
        $$$"""{"jsonrpc":"2.0","error":{"message":"{{{message}}}","data":{"reason":"{{{reason}}}"},"code":{{{code}}}},"usIn":1,"usOut":2,"usDiff":1,"testnet":false}""", 400);
}
