namespace BacktestCli.FakeVenues;

/// <summary>Invented bars that follow from symbol and time alone, so that any page can be made without the pages before it.</summary>
public sealed class FakeMarket
{
    private const long Middle = 5_000_000;
    private const long Swing = 1_000_000;

    /// <summary>2020-01-01: nothing is older.</summary>
    public long ListedAt { get; init; } = 1_577_836_800_000;

    /// <summary>Stretches [from, to), Unix ms, in which no bar opens.</summary>
    public IReadOnlyList<(long From, long To)> Outages { get; init; } = [];

    /// <summary>True where a bar exists.</summary>
    public bool Has(long openTime)
    {
        foreach ((long from, long to) in Outages)
        {
            if (openTime >= from && openTime < to)
                return false;
        }

        return openTime >= ListedAt;
    }

    /// <summary>The bar that opens at a time.</summary>
    /// <param name="symbol">Any text; other texts have other prices.</param>
    /// <param name="openTime">Unix ms.</param>
    /// <param name="closeTime">Unix ms; the next bar opens there, at this one's close.</param>
    public FakeBar Bar(string symbol, long openTime, long closeTime)
    {
        ulong seed = Seed(symbol);
        long open = PriceAt(seed, openTime);
        long close = PriceAt(seed, closeTime);
        ulong chance = Mix(seed ^ (ulong)openTime ^ 0x9E3779B97F4A7C15);
        long high = Math.Max(open, close) + (long)(chance & 0xFFF);
        long low = Math.Min(open, close) - (long)((chance >> 12) & 0xFFF);
        long volume = 1 + (long)((chance >> 24) & 0xFFFFF);
        return new FakeBar(openTime, open, high, low, close, volume, 1 + (long)((chance >> 44) & 0x3FF), volume * (long)((chance >> 54) & 0x3FF) / 0x3FF);
    }

    private static long PriceAt(ulong seed, long time)
    {
        long slow = Wave(seed, time, 86_400_000L * 30) * 8;
        long fast = Wave(seed + 1, time, 3_600_000L);
        return Middle + (Swing * (slow + fast) / 10_000);
    }

    /// <summary>Moves in straight lines between points that are a step apart; −1,000 to 1,000.</summary>
    private static long Wave(ulong seed, long time, long step)
    {
        long place = time / step;
        long from = Point(seed, place);
        long to = Point(seed, place + 1);
        return from + ((to - from) * (time - (place * step)) / step);
    }

    private static long Point(ulong seed, long place) => (long)(Mix(seed ^ (ulong)place) % 2001) - 1000;

    private static ulong Seed(string symbol)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in symbol)
            hash = (hash ^ letter) * 1099511628211;
        return hash;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
