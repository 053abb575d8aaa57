namespace BacktestCli.FakeVenues.Binance;

/// <summary>The bars of one symbol, interval and price.</summary>
/// <param name="Market">Where they come from.</param>
/// <param name="Symbol">Of what.</param>
/// <param name="Length">Milliseconds; 0: months.</param>
/// <param name="IsMark">Of the mark price.</param>
public sealed record BinanceBars(FakeMarket Market, BinanceSymbol Symbol, long Length, bool IsMark)
{
    /// <summary>What the market knows them by: each API and each price has prices of its own.</summary>
    public string Seed { get; } = $"binance {Symbol.Api} {Symbol.Name}{(IsMark ? " mark" : "")}";

    /// <summary>True where a bar exists at a time: the first one opens before the listing, where that is within it.</summary>
    public bool Has(long open, long now) => open <= now && open < Symbol.DelistedAt
        && (Market.Has(open) || (open < Market.ListedAt && BinanceInterval.Next(open, Length) > Market.ListedAt));

    private long First => BinanceInterval.Previous(BinanceInterval.Ceiling(Market.ListedAt + 1, Length), Length);

    /// <summary>The bar that opens at a time, as far as it has come by now.</summary>
    public FakeBar Bar(long open, long now) => Market.Bar(Seed, open, Math.Min(BinanceInterval.Next(open, Length), Math.Max(now, open)));

    /// <summary>The oldest bars of a stretch, both ends inclusive.</summary>
    internal List<FakeBar> Oldest(long from, long to, int limit, long now)
    {
        List<FakeBar> bars = new(Math.Min(limit, 50_000));
        for (long open = BinanceInterval.Ceiling(Math.Max(from, First), Length); open <= Math.Min(to, now) && bars.Count < limit; open = BinanceInterval.Next(open, Length))
        {
            if (Has(open, now))
                bars.Add(Bar(open, now));
        }

        return bars;
    }

    /// <summary>The newest bars of a stretch, both ends inclusive.</summary>
    internal List<FakeBar> Newest(long from, long to, int limit, long now)
    {
        List<FakeBar> bars = [];
        long last = BinanceInterval.Previous(BinanceInterval.Ceiling(Math.Min(to, now) + 1, Length), Length);
        for (long open = last; open >= Math.Max(from, First) && bars.Count < limit; open = BinanceInterval.Previous(open, Length))
        {
            if (Has(open, now))
                bars.Add(Bar(open, now));
        }

        bars.Reverse();
        return bars;
    }
}
