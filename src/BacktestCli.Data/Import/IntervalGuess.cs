using System.Runtime.InteropServices;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Import;

/// <summary>Guesses how long bars last from the most common step between two of them, and doubts a claim that the steps deny.</summary>
internal static class IntervalGuess
{
    private const int FewBars = 10;
    private const double ChainTolerance = 0.001;
    private const long MinMonth = 28 * UtcTime.Day;
    private const long MaxMonth = 31 * UtcTime.Day;

    /// <summary>The interval whose length the most common step is.</summary>
    /// <param name="times">Open times in any order.</param>
    /// <exception cref="DataException">There are too few bars, or no interval is that long.</exception>
    public static Interval From(ReadOnlySpan<long> times)
    {
        long step = MostCommonStep(times);
        return OfLength(step) ?? throw new DataException(step == 0
            ? "one bar does not show how long bars last. Say so: --interval 1h."
            : $"the most common step between bars is {step:N0} ms, which is none of {string.Join(", ", Interval.Known)}. Say "
                + "what the bars are: --interval 1h.");
    }

    /// <summary>
    /// The coarser interval that bars are of after all: no two of them are the claimed interval apart, all open on multiples of their most
    /// common step, and most open where the one before closed, as bars with a hole between them do not. Null where the claim may be true,
    /// and for fewer than ten bars, which may be so by chance.
    /// </summary>
    public static Interval? Coarser(Interval claimed, BarTable bars)
    {
        ReadOnlySpan<long> times = bars.Times;
        if (times.Length < FewBars)
            return null;
        for (int i = 1; i < times.Length; i++)
        {
            if (times[i] == claimed.Next(times[i - 1]))
                return null;
        }

        if (OfLength(MostCommonStep(times)) is not { } coarser || coarser.Milliseconds <= claimed.Milliseconds)
            return null;
        foreach (long time in times)
        {
            if (!coarser.IsAligned(time))
                return null;
        }

        return MostAreChained(bars) ? coarser : null;
    }

    private static bool MostAreChained(BarTable bars)
    {
        int chained = 0;
        for (int bar = 1; bar < bars.Count; bar++)
        {
            double close = bars[BarField.Close][bar - 1];
            if (Math.Abs(bars[BarField.Open][bar] - close) <= ChainTolerance * close)
                chained++;
        }

        return chained > bars.Count / 2;
    }

    private static Interval? OfLength(long step)
    {
        foreach (string known in Interval.Known)
        {
            var interval = Interval.Parse(known);
            if (interval.IsCalendar ? step is >= MinMonth and <= MaxMonth : interval.Milliseconds == step)
                return interval;
        }

        return null;
    }

    private static long MostCommonStep(ReadOnlySpan<long> times)
    {
        if (!RowOrder.IsSorted(times))
        {
            long[] sorted = times.ToArray();
            Array.Sort(sorted);
            times = sorted;
        }

        var counts = new Dictionary<long, int>();
        for (int i = 1; i < times.Length; i++)
        {
            long step = times[i] - times[i - 1];
            if (step != 0)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, step, out _)++;
        }

        return counts.Count == 0 ? 0 : counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
    }
}
