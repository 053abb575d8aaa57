using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>Stretches of time, oldest first, none touching the next.</summary>
internal static class Ranges
{
    /// <summary>The stretches that bars cover.</summary>
    /// <param name="times">Open times, rising.</param>
    /// <param name="interval">How long each lasts.</param>
    public static List<TimeRange> Of(IEnumerable<long> times, Interval interval)
    {
        List<TimeRange> ranges = [];
        (long from, long to) = (0, 0);
        foreach (long time in times)
        {
            if (time != to && from < to)
                ranges.Add(new TimeRange(from, to));
            if (time != to || from == to)
                from = time;
            to = interval.Next(time);
        }

        if (from < to)
            ranges.Add(new TimeRange(from, to));
        return ranges;
    }

    /// <summary>Stretches in any order, which may touch and overlap, as stretches that do not.</summary>
    public static List<TimeRange> Joined(IEnumerable<TimeRange> ranges)
    {
        List<TimeRange> joined = [];
        foreach (TimeRange range in ranges.Where(range => range.From < range.To).OrderBy(range => range.From))
            Add(joined, range);
        return joined;
    }

    /// <summary>What is left of stretches when others are taken out.</summary>
    public static List<TimeRange> Without(IEnumerable<TimeRange> ranges, IReadOnlyList<TimeRange> taken) =>
        [.. ranges.SelectMany(range => Without(range, taken))];

    /// <summary>What is left of a stretch when others are taken out.</summary>
    public static IEnumerable<TimeRange> Without(TimeRange range, IReadOnlyList<TimeRange> taken)
    {
        long from = range.From;
        foreach (TimeRange part in Shared(range, taken))
        {
            if (from < part.From)
                yield return new TimeRange(from, part.From);
            from = part.To;
        }

        if (from < range.To)
            yield return range with { From = from };
    }

    /// <summary>What stretches have in common with others.</summary>
    public static List<TimeRange> Shared(IEnumerable<TimeRange> ranges, IReadOnlyList<TimeRange> others) =>
        [.. ranges.SelectMany(range => Shared(range, others))];

    /// <summary>What a stretch has in common with others.</summary>
    public static IEnumerable<TimeRange> Shared(TimeRange range, IReadOnlyList<TimeRange> others)
    {
        for (int place = FirstEndingAfter(others, range.From); place < others.Count && others[place].From < range.To; place++)
            yield return new TimeRange(Math.Max(range.From, others[place].From), Math.Min(range.To, others[place].To));
    }

    /// <summary>Place of the first stretch that ends after an instant.</summary>
    public static int FirstEndingAfter(IReadOnlyList<TimeRange> ranges, long time)
    {
        (int low, int high) = (0, ranges.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = ranges[middle].To <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Appends a stretch that does not begin before the last one does.</summary>
    private static void Add(List<TimeRange> ranges, TimeRange range)
    {
        if (ranges.Count > 0 && ranges[^1].To >= range.From)
            ranges[^1] = ranges[^1] with { To = Math.Max(ranges[^1].To, range.To) };
        else
            ranges.Add(range);
    }
}
