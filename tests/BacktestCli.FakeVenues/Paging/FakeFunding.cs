namespace BacktestCli.FakeVenues.Paging;

/// <summary>Invented payments of a perpetual contract, which follow from symbol and time alone.</summary>
public static class FakeFunding
{
    /// <summary>The rate of the payment at a time, hundred-millionths; −0.0001 to 0.0001.</summary>
    public static long Rate(FakeMarket market, string symbol, long time) => (market.Bar(symbol, time, time + 1).Volume % 20_001) - 10_000;

    /// <summary>A rate as venues print it.</summary>
    public static string Text(long rate) => (rate / 100_000_000m).ToString("0.00000000");

    /// <summary>When payments were made in [from, to), oldest first.</summary>
    /// <param name="market">Since when there are some.</param>
    /// <param name="from">Unix ms, inclusive.</param>
    /// <param name="to">Unix ms, exclusive.</param>
    /// <param name="hours">Between two.</param>
    public static IEnumerable<long> Times(FakeMarket market, long from, long to, int hours)
    {
        long step = hours * 3_600_000L;
        for (long time = ((Math.Max(from, market.ListedAt) + step - 1) / step) * step; time < to; time += step)
            yield return time;
    }
}
