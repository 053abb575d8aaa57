using BacktestCli.Core.Market;

namespace BacktestCli.Data.Sources;

/// <summary>Finds and cuts the bars of a range of time.</summary>
internal static class BarRange
{
    /// <summary>Place of the first time that is not before an instant.</summary>
    public static int FirstAtOrAfter(ReadOnlySpan<long> times, long time)
    {
        int place = times.BinarySearch(time);
        return place >= 0 ? place : ~place;
    }

    /// <summary>The bars of a block in [from, to): the block itself, shortened, wherever it need not be copied.</summary>
    public static BarSeries Cut(BarSeries block, long from, long to)
    {
        int start = FirstAtOrAfter(block.OpenTimes, from);
        int end = Math.Max(start, FirstAtOrAfter(block.OpenTimes, to));
        if (start == 0)
        {
            block.Truncate(end);
            return block;
        }

        var part = new BarSeries(end - start);
        part.Append(block, start, end - start);
        return part;
    }
}
