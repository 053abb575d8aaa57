namespace BacktestCli.FakeVenues.Tardis;

/// <summary>A few trades a minute that together are exactly the market's 1-minute bar, its count of trades and quote volumes apart.</summary>
/// <remarks>
/// The first stands exactly on the minute, the last 10 ms before its end; the high is told late, so that times go back; the last trades of
/// a minute, so also of a day, arrive in the next.
/// </remarks>
/// <param name="market">The bars.</param>
public sealed class FakeTrades(FakeMarket market)
{
    private const long Minute = 60_000;
    private const long Day = 86_400_000;
    private const long Micros = 1_000;

    /// <summary>When the prices of a minute are made, and how long it takes until they are known, ms: open, high, low, close.</summary>
    private static readonly (long At, long Latency)[] Moments = [(0, 40), (15_000, 20_000), (30_000, 40), (59_990, 40)];

    /// <summary>The trades of the minute that opens at a time, in the order in which they were made.</summary>
    public IEnumerable<FakeTrade> OfMinute(string symbol, long openTime)
    {
        if (!market.Has(openTime))
            yield break;
        FakeBar bar = market.Bar(symbol, openTime, openTime + Minute);
        long[] prices = [bar.Open, bar.High, bar.Low, bar.Close];
        long buyLeft = bar.TakerBuyVolume;
        for (int moment = 0; moment < prices.Length; moment++)
        {
            long amount = (bar.Volume / prices.Length) + (moment == 0 ? bar.Volume % prices.Length : 0);
            long bought = Math.Min(amount, buyLeft);
            buyLeft -= bought;
            long time = (openTime + Moments[moment].At) * Micros;
            long arrived = time + (Moments[moment].Latency * Micros);
            if (bought > 0)
                yield return new FakeTrade(time, arrived, $"{time}b", IsBuy: true, prices[moment], bought);
            if (amount > bought || bought == 0)
                yield return new FakeTrade(time, arrived, $"{time}s", IsBuy: false, prices[moment], amount - bought);
        }
    }

    /// <summary>The trades that arrived on a day, in the order in which they did.</summary>
    /// <param name="symbol">Of what.</param>
    /// <param name="day">Midnight, Unix ms.</param>
    public IEnumerable<FakeTrade> ArrivedOn(string symbol, long day)
    {
        for (long minute = day - Minute; minute < day + Day; minute += Minute)
        {
            foreach (FakeTrade trade in OfMinute(symbol, minute).OrderBy(trade => trade.Arrived))
            {
                if (trade.Arrived >= day * Micros && trade.Arrived < (day + Day) * Micros)
                    yield return trade;
            }
        }
    }
}
