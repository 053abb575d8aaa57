using BacktestCli.Core.Market;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>Which trades of two reports are one trade that came a little earlier or later: of one instrument and side, in order, a few bars apart.</summary>
/// <remarks>
/// As many pairs as there can be without one that crosses another; where several trades in a row could take the same, the nearest does. Each side is walked
/// once, so that time grows with their number, and neither side comes first: swapped reports give swapped pairs.
/// </remarks>
internal sealed class NearTrades
{
    /// <summary>How far the entries of one trade may lie apart, bars.</summary>
    public const int Bars = 3;

    private readonly Entry[] _before;
    private readonly Entry[] _now;
    private readonly long _reach;

    private NearTrades(Entry[] before, Entry[] now, long reach)
    {
        (_before, _now, _reach) = (before, now, reach);
    }

    /// <summary>How far apart entries of an instrument may lie, ms: by the longer of its bars in the two reports; 0 where neither names any.</summary>
    public static Dictionary<string, long> Reach(StoredReport before, StoredReport now) => new[] { before, now }
        .SelectMany(report => report.Datasets.DistinctBy(dataset => dataset.Instrument)) // bars of other lengths and prices follow those that were traded on
        .GroupBy(dataset => dataset.Instrument)
        .ToDictionary(group => group.Key, group => group.Max(dataset => Interval.TryParse(dataset.Interval, out Interval interval) ? Bars * interval.Milliseconds : 0));

    /// <summary>Pairs the trades of one instrument and side that have no partner of the same time.</summary>
    /// <param name="before">Entry times of the earlier report's, with where each stands.</param>
    /// <param name="now">Entry times of the later report's.</param>
    /// <param name="paired">Entry times of trades that have one: no pair may reach across them.</param>
    /// <param name="reach">How far apart, ms.</param>
    /// <returns>Where each of a pair stands.</returns>
    public static IEnumerable<(int Before, int Now)> Pairs(
        IEnumerable<(long Time, int Index)> before, IEnumerable<(long Time, int Index)> now, IEnumerable<long> paired, long reach)
    {
        long[] walls = [.. paired.Order()];
        return new NearTrades(Entries(before, walls), Entries(now, walls), reach).Pairs();
    }

    private IEnumerable<(int Before, int Now)> Pairs()
    {
        (int i, int j) = (0, 0);
        while (i < _before.Length && j < _now.Length)
        {
            if (IsTaken(_before[i], _now[j], _before, i + 1, _now, j + 1))
                i++;
            else if (IsTaken(_now[j], _before[i], _now, j + 1, _before, i + 1))
                j++;
            else if (Fit(_before[i], _now[j]))
                yield return (_before[i++].Index, _now[j++].Index);
            else if (_before[i].Time < _now[j].Time)
                i++;
            else
                j++;
        }
    }

    /// <summary>True where the next of the same side lies nearer to the other and has no one else to go with.</summary>
    private bool IsTaken(Entry own, Entry other, Entry[] side, int next, Entry[] otherSide, int otherNext) =>
        next < side.Length && Fit(own, other) && Fit(side[next], other)
        && Math.Abs(side[next].Time - other.Time) < Math.Abs(own.Time - other.Time)
        && !(otherNext < otherSide.Length && Fit(side[next], otherSide[otherNext]));

    private bool Fit(Entry one, Entry other)
    {
        (Entry first, Entry second) = one.Time <= other.Time ? (one, other) : (other, one);
        return second.Time - first.Time <= _reach && first.Until >= second.Before;
    }

    private static Entry[] Entries(IEnumerable<(long Time, int Index)> trades, long[] walls) =>
    [
        .. trades.Order().Select(trade => new Entry(trade.Time, trade.Index, Below(walls, trade.Time), Below(walls, trade.Time + 1))),
    ];

    /// <summary>How many are less.</summary>
    private static int Below(long[] sorted, long time)
    {
        (int low, int high) = (0, sorted.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <param name="Time">Unix ms.</param>
    /// <param name="Index">Where it stands.</param>
    /// <param name="Before">Paired trades before it.</param>
    /// <param name="Until">Those, and the ones at its time.</param>
    private readonly record struct Entry(long Time, int Index, int Before, int Until);
}
