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
        foreach (long time in times)
        {
            if (ranges.Count > 0 && ranges[^1].To == time)
                ranges[^1] = ranges[^1] with { To = interval.Next(time) };
            else
                ranges.Add(new TimeRange(time, interval.Next(time)));
        }

        return ranges;
    }

    /// <summary>What is left of stretches when others are taken out.</summary>
    public static List<TimeRange> Without(IReadOnlyList<TimeRange> ranges, IReadOnlyList<TimeRange> taken)
    {
        List<TimeRange> left = [.. ranges];
        foreach (TimeRange hole in taken)
        {
            left =
            [
                .. left.SelectMany(range => range.To <= hole.From || range.From >= hole.To
                    ? [range]
                    : new[] { range with { To = hole.From }, range with { From = hole.To } }.Where(part => part.From < part.To)),
            ];
        }

        return left;
    }
}
