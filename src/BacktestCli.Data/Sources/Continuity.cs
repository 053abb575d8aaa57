using BacktestCli.Core.Market;

namespace BacktestCli.Data.Sources;

/// <summary>
/// Follows open times from the first to the last: counts them, notes each gap, and refuses what is not rising or not aligned.
/// </summary>
internal sealed class Continuity(Instrument instrument, Interval interval)
{
    private readonly List<Gap> _gaps = [];

    /// <summary>Bars seen.</summary>
    public long Bars { get; private set; }

    /// <summary>Open time of the first, Unix ms; 0 where none was seen.</summary>
    public long First { get; private set; }

    /// <summary>Open time of the last, Unix ms; 0 where none was seen.</summary>
    public long Last { get; private set; }

    /// <summary>Where bars are missing, oldest first.</summary>
    public IReadOnlyList<Gap> Gaps => _gaps;

    /// <summary>Takes the next open times.</summary>
    /// <exception cref="DataException">One is not after the one before it, or is no open time of the interval.</exception>
    public void Append(ReadOnlySpan<long> openTimes)
    {
        if (openTimes.IsEmpty)
            return;

        long expected = Bars == 0 ? openTimes[0] : interval.Next(Last);
        bool isFirst = Bars == 0;
        long step = interval.Milliseconds;
        foreach (long time in openTimes)
        {
            if (time != expected || isFirst)
                Examine(time, expected, isFirst);
            isFirst = false;
            Last = time;
            expected = interval.IsCalendar ? interval.Next(time) : time + step;
        }

        First = Bars == 0 ? openTimes[0] : First;
        Bars += openTimes.Length;
    }

    private void Examine(long time, long expected, bool isFirst)
    {
        if (!interval.IsAligned(time))
            throw new DataException($"{instrument}: a bar opens at {UtcTime.Format(time)}, which is not a multiple of {interval}.");
        if (!isFirst && time < expected)
        {
            throw new DataException(
                $"{instrument} {interval}: the bar of {UtcTime.Format(time)} comes after that of {UtcTime.Format(Last)}; bars "
                + "must be oldest first, each time once.");
        }

        if (time > expected)
            _gaps.Add(new Gap(expected, time, interval.CountBetween(expected, time)));
    }
}
