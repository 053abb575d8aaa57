using BacktestCli.Core.Market;

namespace BacktestCli.Data.Sources;

/// <summary>Hashes bars, and each month of the UTC calendar that has some: a stretch of a block goes into both hashes before the next is looked at.</summary>
/// <remarks>
/// SHA-256 begins anew with each month, and no hash of a whole can be put together from hashes of its parts, so a bar is hashed twice; not so those of the
/// first month, at whose end the hash of the whole is that of the month.
/// </remarks>
internal sealed class MonthlyFingerprints : IDisposable
{
    private const int Digits = 16;

    private readonly Fingerprint _whole = new();
    private readonly Fingerprint _month = new();
    private readonly List<MonthOfBars> _months = [];
    private long _from;
    private long _to = long.MinValue;
    private long _bars;

    /// <summary>Takes the next bars.</summary>
    public void Append(BarSeries bars)
    {
        ReadOnlySpan<long> times = bars.OpenTimes;
        for (int first = 0; first < times.Length;)
        {
            if (times[first] >= _to)
                Begin(times[first]);
            int count = CountBefore(times[first..], _to);
            _whole.Append(bars, first, count);
            if (_months.Count > 0)
                _month.Append(bars, first, count);
            _bars += count;
            first += count;
        }
    }

    /// <summary>The hash of all bars, and every month that has some, oldest first.</summary>
    public (string Whole, IReadOnlyList<MonthOfBars> Months) Finish()
    {
        Close();
        return (_whole.Finish(), _months);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _whole.Dispose();
        _month.Dispose();
    }

    private void Begin(long time)
    {
        Close();
        DateTimeOffset day = DateTimeOffset.FromUnixTimeMilliseconds(time);
        DateTimeOffset month = new(day.Year, day.Month, 1, 0, 0, 0, TimeSpan.Zero);
        _from = month.ToUnixTimeMilliseconds();
        bool isLast = day is { Year: 9999, Month: 12 };
        _to = isLast ? long.MaxValue : month.AddMonths(1).ToUnixTimeMilliseconds();
    }

    private void Close()
    {
        if (_bars > 0)
            _months.Add(new MonthOfBars(_from, _bars, (_months.Count == 0 ? _whole.SoFar() : _month.Finish())[..Digits]));
        _bars = 0;
    }

    /// <summary>Bars that open before <paramref name="end"/>; their times rise.</summary>
    private static int CountBefore(ReadOnlySpan<long> times, long end)
    {
        int at = times.BinarySearch(end);
        return at < 0 ? ~at : at;
    }
}
