namespace BacktestCli.FakeVenues.Tardis;

/// <summary>What a contract's ticker shows: a mark price four times a minute, and a funding rate that settles as its payment comes near.</summary>
/// <param name="market">The bars; those of the mark price are of the symbol with <c>.mark</c> behind it.</param>
public sealed class FakeTicker(FakeMarket market)
{
    private const long Minute = 60_000;
    private const long FundingEvery = 8 * 3_600_000;

    /// <summary>When the prices of a minute are shown, ms.</summary>
    private static readonly long[] Moments = [0, 15_000, 30_000, 59_990];

    /// <summary>The bar of the mark price.</summary>
    public FakeBar Mark(string symbol, long openTime) => market.Bar(symbol + ".mark", openTime, openTime + Minute);

    /// <summary>The rate that is paid at a time, ten-millionths of the position's worth.</summary>
    public long Rate(string symbol, long time) => (market.Bar(symbol + ".funding", time, time + Minute).Volume % 20_001) - 10_000;

    /// <summary>What is shown in a minute: when (Unix ms), the next payment, its rate as it then looks, the mark price in hundredths.</summary>
    public IEnumerable<(long Time, long Due, long Rate, long Mark)> OfMinute(string symbol, long openTime)
    {
        if (!market.Has(openTime))
            yield break;
        FakeBar mark = Mark(symbol, openTime);
        long[] prices = [mark.Open, mark.High, mark.Low, mark.Close];
        long due = openTime - (openTime % FundingEvery) + FundingEvery;
        long minutesLeft = ((due - openTime) / Minute) - 1;
        for (int moment = 0; moment < prices.Length; moment++)
            yield return (openTime + Moments[moment], due, Rate(symbol, due) + minutesLeft, prices[moment]);
    }
}
