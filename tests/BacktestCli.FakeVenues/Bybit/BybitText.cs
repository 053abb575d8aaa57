using BacktestCli.FakeVenues.Paging;

namespace BacktestCli.FakeVenues.Bybit;

/// <summary>Writes Bybit's answers.</summary>
internal static class BybitText
{
    /// <summary>A page of bars, newest first.</summary>
    public static ReadOnlyMemory<byte> Bars(List<FakeBar> bars, FakeListing listing, FakeRequest request, bool isMark)
    {
        Utf8Text text = Begin(listing, request);
        for (int row = bars.Count - 1; row >= 0; row--)
        {
            FakeBar bar = bars[row];
            text.Add(row == bars.Count - 1 ? "[\""u8 : ",[\""u8).Number(bar.OpenTime).Add("\",\""u8);
            if (request.Lie == PageLie.NotANumber && row == 0)
                text.Add("NaN"u8);
            else
                text.Number(bar.Open, 2);
            text.Add("\",\""u8).Number(bar.High, 2).Add("\",\""u8).Number(bar.Low, 2).Add("\",\""u8).Number(bar.Close, 2);
            if (!isMark)
                Volumes(text.Add("\",\""u8), bar, listing);
            text.Add("\"]"u8);
        }

        return End(text, request);
    }

    /// <summary>A page of fundings.</summary>
    public static ReadOnlyMemory<byte> Fundings(IEnumerable<long> times, FakeListing listing, FakeMarket market, FakeRequest request)
    {
        string symbol = Symbol(listing, request);
        IEnumerable<string> rows = times.Select(time =>
            $$"""{"symbol":"{{symbol}}","fundingRate":"{{FakeFunding.Text(FakeFunding.Rate(market, listing.Symbol, time))}}","fundingRateTimestamp":"{{time}}"}""");
        return End(Begin(listing, request).Add(string.Join(',', rows)), request);
    }

    /// <summary>Volume is in base currency and turnover in quote currency; of inverse contracts the other way round.</summary>
    private static void Volumes(Utf8Text text, FakeBar bar, FakeListing listing)
    {
        if (listing.IsInverse)
            text.Number(bar.QuoteVolume, 5).Add("\",\""u8).Number(bar.Volume, 3);
        else
            text.Number(bar.Volume, 3).Add("\",\""u8).Number(bar.QuoteVolume, 5);
    }

    private static Utf8Text Begin(FakeListing listing, FakeRequest request) => new Utf8Text().Add(
        $$"""{"retCode":0,"retMsg":"OK","result":{"category":"{{listing.Product}}","symbol":"{{Symbol(listing, request)}}","list":[""");

    private static ReadOnlyMemory<byte> End(Utf8Text text, FakeRequest request) =>
        text.Add("]},\"retExtInfo\":{},\"time\":"u8).Number(request.Now).Add("}"u8).Written;

    private static string Symbol(FakeListing listing, FakeRequest request) => request.Lie == PageLie.WrongSymbol ? "OTHER" : listing.Symbol;
}
