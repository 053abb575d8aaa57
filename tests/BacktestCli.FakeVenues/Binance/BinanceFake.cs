using System.Globalization;

namespace BacktestCli.FakeVenues.Binance;

/// <summary>Binance's spot, USD-M and COIN-M market data and its archive, over an invented market.</summary>
/// <param name="market">The market.</param>
public sealed class BinanceFake(FakeMarket market) : IFakeVenue
{
    private readonly BinanceMeter _meter = new();
    private readonly BinanceArchiveFake _archive = new(market);

    /// <summary>Symbols it lists.</summary>
    public IReadOnlyList<BinanceSymbol> Symbols { get; init; } = BinanceSymbol.Usual;

    /// <summary>False: it never says that too much was asked.</summary>
    public bool HasLimits { get; init; } = true;

    /// <summary>Stretches [from, to), Unix ms, of which its archive's files lack the bars.</summary>
    public IReadOnlyList<(long From, long To)> ArchiveHoles
    {
        get => _archive.Holes;
        init => _archive.Holes = value;
    }

    /// <inheritdoc/>
    public string Serves => "Binance: /api/v3, /fapi/v1, /dapi/v1: klines, markPriceKlines, fundingRate, exchangeInfo; /data/… archives with their CHECKSUM";

    /// <inheritdoc/>
    public FakeAnswer? Answer(FakeRequest request) => request.Path.Split('/') switch
    {
        ["", "data", ..] => _archive.Answer(request, Symbols),
        ["", "api", "v3", var endpoint] => Metered(request, "api", endpoint),
        ["", "fapi" or "dapi", "v1", var endpoint] => Metered(request, request.Path[1..5], endpoint),
        _ => null,
    };

    private FakeAnswer? Metered(FakeRequest request, string api, string endpoint)
    {
        if (AnswerOf(request, api, endpoint) is not { } answer)
            return null;

        int weight = BinanceMeter.WeightOf(api, endpoint, request);
        long used = _meter.Use(api, weight, request.Now);
        if (HasLimits && used > BinanceMeter.LimitOf(api))
            answer = BinanceMeter.TooMuch(api, request.Now);
        return answer with { Headers = answer.Headers.Append(new("x-mbx-used-weight-1m", used.ToString(CultureInfo.InvariantCulture))).ToDictionary() };
    }

    private FakeAnswer? AnswerOf(FakeRequest request, string api, string endpoint) => (api, endpoint) switch
    {
        (_, "ping") => FakeAnswer.Text("{}"),
        (_, "time") => FakeAnswer.Text($"{{\"serverTime\":{request.Now}}}"),
        (_, "exchangeInfo") => BinanceList.ExchangeInfo(Symbols.Where(symbol => symbol.Api == api), request.Now, market.ListedAt),
        (_, "klines") or ("fapi" or "dapi", "markPriceKlines") => new BinancePages(market, Symbols).Answer(request, api, endpoint),
        ("fapi" or "dapi", "fundingRate") => new BinanceFunding(market, Symbols).Answer(request, api),
        ("fapi" or "dapi", "fundingInfo") => BinanceList.FundingInfo(Symbols.Where(symbol => symbol.Api == api)),
        _ => null,
    };
}
