using System.Runtime.InteropServices;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Import;

/// <summary>Guesses how long bars last from the most common step between two of them.</summary>
internal static class IntervalGuess
{
    private const long MinMonth = 28 * UtcTime.Day;
    private const long MaxMonth = 31 * UtcTime.Day;

    /// <summary>The interval whose length the most common step is.</summary>
    /// <param name="times">Open times in any order.</param>
    /// <exception cref="DataException">There are too few bars, or no interval is that long.</exception>
    public static Interval From(ReadOnlySpan<long> times)
    {
        long step = MostCommonStep(times);
        foreach (string known in Interval.Known)
        {
            var interval = Interval.Parse(known);
            if (interval.IsCalendar ? step is >= MinMonth and <= MaxMonth : interval.Milliseconds == step)
                return interval;
        }

        throw new DataException(step == 0
            ? "one bar does not show how long bars last. Say so: --interval 1h."
            : $"the most common step between bars is {step:N0} ms, which is none of {string.Join(", ", Interval.Known)}. Say "
                + "what the bars are: --interval 1h.");
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
