namespace BacktestCli.FakeVenues.Paging;

/// <summary>A page of bars that is asked for.</summary>
/// <param name="Market">Where bars come from.</param>
/// <param name="Listing">Of what.</param>
/// <param name="Interval">How long each lasts.</param>
internal sealed record FakePage(FakeMarket Market, FakeListing Listing, FakeInterval Interval)
{
    /// <summary>What bars are made from in place of the symbol, where another price of it is asked for.</summary>
    public string? Seed { get; init; }

    /// <summary>First open time, inclusive.</summary>
    public required long From { get; init; }

    /// <summary>End of the open times, exclusive.</summary>
    public required long To { get; init; }

    /// <summary>The venue's clock: no bar opens later.</summary>
    public required long Now { get; init; }

    /// <summary>Most bars.</summary>
    public required int Most { get; init; }

    /// <summary>True where the newest are kept when there are more.</summary>
    public bool KeepsNewest { get; init; } = true;

    /// <summary>The bars, oldest first, wrong in the way that is asked for.</summary>
    public List<FakeBar> Bars(PageLie lie) => lie switch
    {
        PageLie.Disordered => Changed(bars => (bars[0], bars[1]) = (bars[1], bars[0])),
        PageLie.Misaligned => [.. True().Select(bar => bar with { OpenTime = bar.OpenTime + ((Interval.Next(bar.OpenTime) - bar.OpenTime) / 2) })],
        PageLie.Repeated => (this with { From = From - (To - From), To = From }).True(),
        PageLie.Doubled => Changed(bars => bars.Insert(0, bars[0])),
        PageLie.HighBelowClose => Changed(bars => bars[0] = bars[0] with { High = bars[0].Close - 1 }),
        _ => True(),
    };

    /// <summary>Another symbol's bars of another time, for venues whose pages do not say whose they are.</summary>
    public List<FakeBar> Elsewhere() => (this with { Seed = "OTHER", From = From - (To - From), To = From }).True();

    private List<FakeBar> Changed(Action<List<FakeBar>> change)
    {
        List<FakeBar> bars = True();
        change(bars);
        return bars;
    }

    private List<FakeBar> True()
    {
        long begin = Math.Max(From, Interval.Floor(Math.Max(Market.ListedAt, Listing.ListedAt)));
        long end = Math.Min(To, Math.Min(Now + 1, Listing.DelistedAt));
        List<FakeBar> bars = [];
        for (long open = KeepsNewest ? Interval.Floor(end - 1) : FirstFrom(begin);
            open >= begin && open < end && bars.Count < Most;
            open = KeepsNewest ? Interval.Floor(open - 1) : Interval.Next(open))
        {
            long close = Interval.Next(open);
            if (Exists(open, close))
                bars.Add(Market.Bar(Seed ?? Listing.Symbol, open, close));
        }

        if (KeepsNewest)
            bars.Reverse();
        return bars;
    }

    private long FirstFrom(long time) => Interval.Floor(time) == time ? time : Interval.Next(Interval.Floor(time));

    private bool Exists(long open, long close)
    {
        foreach ((long from, long to) in Market.Outages)
        {
            if (from <= open && to >= close)
                return false;
        }

        return true;
    }
}
