namespace BacktestCli.FakeVenues.Tardis;

/// <summary>What an order book shows, twice a minute: a level every ten hundredths around the open, then around the close.</summary>
/// <param name="market">The bars.</param>
public sealed class FakeBook(FakeMarket market)
{
    private const long Minute = 60_000;
    private const long Step = 10;

    /// <summary>A level: price in hundredths, amount in thousandths.</summary>
    public readonly record struct Level(long Price, long Amount);

    /// <summary>The looks of a minute: when (Unix ms), asks and bids from the best on.</summary>
    public IEnumerable<(long Time, Level[] Asks, Level[] Bids)> OfMinute(string symbol, long openTime, int levels)
    {
        if (!market.Has(openTime))
            yield break;
        FakeBar bar = market.Bar(symbol, openTime, openTime + Minute);
        yield return (openTime + 1_000, Side(bar.Open, Step, bar.Volume, levels), Side(bar.Open, -Step, bar.TakerBuyVolume, levels));
        yield return (openTime + 31_000, Side(bar.Close, Step, bar.Trades, levels), Side(bar.Close, -Step, bar.Volume, levels));
    }

    private static Level[] Side(long middle, long step, long amount, int levels) =>
        [.. Enumerable.Range(0, levels).Select(level => new Level(middle + (step * (level + 1)), amount + level + 1))];
}
