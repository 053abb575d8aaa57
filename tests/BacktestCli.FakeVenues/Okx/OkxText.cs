using BacktestCli.FakeVenues.Paging;

namespace BacktestCli.FakeVenues.Okx;

/// <summary>Writes OKX's answers.</summary>
internal static class OkxText
{
    /// <summary>A page of bars, newest first.</summary>
    public static ReadOnlyMemory<byte> Bars(List<FakeBar> bars, FakeListing listing, FakeInterval interval, FakeRequest request, bool isMark)
    {
        Utf8Text text = new();
        text.Add("""{"code":"0","msg":"","data":["""u8);
        for (int row = bars.Count - 1; row >= 0; row--)
        {
            FakeBar bar = bars[row];
            text.Add(row == bars.Count - 1 ? "[\""u8 : ",[\""u8).Number(bar.OpenTime).Add("\",\""u8);
            if (request.Lie == PageLie.NotANumber && row == 0)
                text.Add("NaN"u8);
            else
                text.Number(bar.Open, 2);
            text.Add("\",\""u8).Number(bar.High, 2).Add("\",\""u8).Number(bar.Low, 2).Add("\",\""u8).Number(bar.Close, 2).Add("\",\""u8);
            if (!isMark)
                Volumes(text, bar, listing);
            text.Add(interval.Next(bar.OpenTime) <= request.Now ? "1\"]"u8 : "0\"]"u8);
        }

        return text.Add("]}"u8).Written;
    }

    /// <summary>A page of fundings.</summary>
    public static ReadOnlyMemory<byte> Fundings(IEnumerable<long> times, FakeListing listing, FakeMarket market, PageLie lie)
    {
        string symbol = lie == PageLie.WrongSymbol ? "OTHER" : listing.Symbol;
        IEnumerable<string> rows = times.Select(time => (Time: time, Rate: FakeFunding.Rate(market, listing.Symbol, time))).Select(row =>
            $$"""
            {"instType":"SWAP","instId":"{{symbol}}","formulaType":"withRate","fundingRate":"{{FakeFunding.Text(row.Rate + 1)}}","realizedRate":"{{FakeFunding.Text(row.Rate)}}","fundingTime":"{{row.Time}}","method":"current_period"}
            """);
        return new Utf8Text().Add("""{"code":"0","msg":"","data":["""u8).Add(string.Join(',', rows)).Add("]}"u8).Written;
    }

    /// <summary>Volume in base currency or contracts, in quote or base currency, and in quote currency.</summary>
    private static void Volumes(Utf8Text text, FakeBar bar, FakeListing listing)
    {
        if (listing.Product == OkxListings.Spot)
            text.Number(bar.Volume, 3).Add("\",\""u8).Number(bar.QuoteVolume, 5);
        else if (listing.IsInverse)
            text.Number(bar.QuoteVolume, 5 + listing.ContractPower).Add("\",\""u8).Number(bar.Volume, 3);
        else
            text.Number(bar.Volume, 3 + listing.ContractPower).Add("\",\""u8).Number(bar.Volume, 3);
        text.Add("\",\""u8).Number(bar.QuoteVolume, 5).Add("\",\""u8);
    }
}
