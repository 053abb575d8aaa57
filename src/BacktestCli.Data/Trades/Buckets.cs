using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Trades;

/// <summary>Every bar of a stretch, side by side, so that what comes late still finds its place.</summary>
/// <typeparam name="TBucket">What is gathered for a bar.</typeparam>
/// <param name="range">The stretch, aligned to the interval.</param>
/// <param name="interval">Of a fixed length: no months.</param>
internal sealed class Buckets<TBucket>(TimeRange range, Interval interval)
    where TBucket : struct
{
    private const long Micros = 1_000;

    private readonly TBucket[] _buckets = new TBucket[interval.CountBetween(range.From, range.To)];
    private readonly long _from = range.From * Micros;
    private readonly long _length = interval.Milliseconds * Micros;

    /// <summary>How many there are.</summary>
    public int Count => _buckets.Length;

    /// <summary>One of them.</summary>
    public ref TBucket this[int place] => ref _buckets[place];

    /// <summary>Which of them an instant belongs to: its bar's [open, close). False where it is none of the stretch.</summary>
    public bool TryFind(long micros, out int place)
    {
        long since = micros - _from;
        place = since < 0 ? -1 : (int)Math.Min(since / _length, int.MaxValue);
        return (uint)place < (uint)_buckets.Length;
    }

    /// <summary>When a bar opens, Unix ms.</summary>
    public long OpenTime(int place) => range.From + (place * interval.Milliseconds);
}
