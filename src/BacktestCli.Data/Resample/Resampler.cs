using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Resample;

/// <summary>Builds coarser bars from finer ones, a table at a time. A coarser bar that lacks a finer one is left out.</summary>
internal sealed class Resampler(Interval finer, Interval coarser)
{
    private const long Day = 24 * 3_600_000;
    private const double MaxExact = 1e27;

    private BarTable _waiting = new();

    /// <summary>The coarser bars built so far.</summary>
    public BarTable Bars { get; } = new();

    /// <summary>Coarser bars of which some of the finer ones are there, but not all; oldest first.</summary>
    public List<TimeRange> Incomplete { get; } = [];

    /// <summary>True where every coarser bar is made of whole finer ones.</summary>
    public static bool Fits(Interval finer, Interval coarser)
    {
        if (finer.IsCalendar || coarser.Milliseconds <= finer.Milliseconds)
            return false;
        bool opensOnEpochMultiples = !coarser.IsCalendar && coarser.IsAligned(0);
        return finer.IsAligned(0) && (opensOnEpochMultiples ? coarser.Milliseconds : Day) % finer.Milliseconds == 0;
    }

    /// <summary>Takes the next finer bars, oldest first.</summary>
    public void Add(BarTable bars)
    {
        _waiting.Append(bars, 0, bars.Count);
        if (_waiting.Count == 0)
            return;
        int open = Build(coarser.Floor(_waiting.Times[^1]));
        var rest = new BarTable();
        rest.Append(_waiting, open, _waiting.Count - open);
        _waiting = rest;
    }

    /// <summary>Builds the last bar, because no more finer ones come.</summary>
    public void Finish() => Build(long.MaxValue);

    /// <summary>Builds the bars that open before an instant.</summary>
    /// <returns>Place of the first finer bar that is not used up.</returns>
    private int Build(long end)
    {
        int start = 0;
        while (start < _waiting.Count && _waiting.Times[start] < end)
        {
            long open = coarser.Floor(_waiting.Times[start]);
            long close = coarser.Next(open);
            int count = _waiting.Times[start..].BinarySearch(close);
            count = count < 0 ? ~count : count;
            if (count == finer.CountBetween(open, close))
                Append(open, start, count);
            else
                Incomplete.Add(new TimeRange(open, close));
            start += count;
        }

        return start;
    }

    private void Append(long open, int start, int count)
    {
        double high = double.NegativeInfinity;
        double low = double.PositiveInfinity;
        for (int bar = start; bar < start + count; bar++)
        {
            high = Math.Max(high, _waiting[BarField.High][bar]);
            low = Math.Min(low, _waiting[BarField.Low][bar]);
        }

        Span<double> values = stackalloc double[BarFields.Count];
        values[(int)BarField.Open] = _waiting[BarField.Open][start];
        values[(int)BarField.High] = high;
        values[(int)BarField.Low] = low;
        values[(int)BarField.Close] = _waiting[BarField.Close][start + count - 1];
        for (BarField field = BarField.Volume; (int)field < BarFields.Count; field++)
            values[(int)field] = Sum(_waiting[field].Slice(start, count));
        Bars.Add(open, values);
    }

    /// <summary>The sum as of the decimals that the values were read from, so that it is what the venue's own sum reads as; NaN where a value is.</summary>
    /// <remarks>A decimal takes 15 digits of a double, which is more than venues write, and 10^28 at most.</remarks>
    private static double Sum(ReadOnlySpan<double> values)
    {
        decimal exact = 0;
        double rough = 0;
        foreach (double value in values)
        {
            rough += value;
            if (rough < MaxExact)
                exact += (decimal)value;
        }

        return rough < MaxExact ? (double)exact : rough;
    }
}
