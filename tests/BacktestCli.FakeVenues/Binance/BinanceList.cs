namespace BacktestCli.FakeVenues.Binance;

/// <summary>Answers for <c>exchangeInfo</c> and <c>fundingInfo</c>.</summary>
internal static class BinanceList
{
    /// <summary>The list of one API.</summary>
    public static FakeAnswer ExchangeInfo(IEnumerable<BinanceSymbol> symbols, long now, long listedAt) => FakeAnswer.Text(
        $$"""{"timezone":"UTC","serverTime":{{now}},"rateLimits":[],"exchangeFilters":[],"symbols":[{{string.Join(',', symbols.Select(symbol => Line(symbol, now, listedAt)))}}]}""");

    /// <summary>Those whose hours differ from the usual 8.</summary>
    public static FakeAnswer FundingInfo(IEnumerable<BinanceSymbol> symbols) => FakeAnswer.Text(
        $"[{string.Join(',', symbols.Where(symbol => symbol.FundingHours != 8).Select(FundingLine))}]");

    private static string FundingLine(BinanceSymbol symbol) =>
        $$"""{"symbol":"{{symbol.Name}}","adjustedFundingRateCap":"0.02","adjustedFundingRateFloor":"-0.02","fundingIntervalHours":{{symbol.FundingHours}},"disclaimer":false}""";

    private static string Line(BinanceSymbol symbol, long now, long listedAt)
    {
        bool trades = now < symbol.DelistedAt;
        string names = $"\"symbol\":\"{symbol.Name}\",\"baseAsset\":\"{symbol.Base}\",\"quoteAsset\":\"{symbol.Quote}\"";
        string contract = $"\"contractType\":\"{symbol.ContractType}\",\"onboardDate\":{listedAt},\"marginAsset\":\"{(symbol.IsInverse ? symbol.Base : symbol.Quote)}\"";
        return symbol.Api switch
        {
            "api" => $$"""
                {{{names}},"status":"{{(trades ? "TRADING" : "BREAK")}}","filters":[
                {"filterType":"PRICE_FILTER","minPrice":"0.01000000","maxPrice":"1000000.00000000","tickSize":"0.01000000"},
                {"filterType":"LOT_SIZE","minQty":"0.00100000","maxQty":"9000.00000000","stepSize":"0.00100000"},
                {"filterType":"NOTIONAL","minNotional":"5.00000000","applyMinToMarket":true}]}
                """,
            "fapi" => $$"""
                {{{names}},{{contract}},"status":"{{(trades ? "TRADING" : "SETTLING")}}","filters":[
                {"filterType":"PRICE_FILTER","minPrice":"0.01","maxPrice":"1000000","tickSize":"0.01"},
                {"filterType":"LOT_SIZE","minQty":"0.001","maxQty":"1000","stepSize":"0.001"},
                {"filterType":"MIN_NOTIONAL","notional":"100"}]}
                """,
            _ => $$"""
                {{{names}},{{contract}},"contractStatus":"{{(trades ? "TRADING" : "DELIVERED")}}","contractSize":{{(symbol.Base == "BTC" ? 100 : 10)}},"filters":[
                {"filterType":"PRICE_FILTER","minPrice":"0.1","maxPrice":"1000000","tickSize":"0.1"},
                {"filterType":"LOT_SIZE","minQty":"1","maxQty":"1000000","stepSize":"1"}]}
                """,
        };
    }
}
