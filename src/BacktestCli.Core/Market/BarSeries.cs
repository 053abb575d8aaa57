using System.Runtime.CompilerServices;

namespace BacktestCli.Core.Market;

/// <summary>
/// Bars of one instrument and interval, held as columns, oldest first. A <see cref="Bar"/> is made at the door, by the indexer,
/// which costs nothing; a scan of one column touches one column.
/// </summary>
/// <remarks>Not thread-safe while it is being filled.</remarks>
public sealed class BarSeries
{
    private long[] _openTimes;
    private double[] _opens;
    private double[] _highs;
    private double[] _lows;
    private double[] _closes;
    private double[] _volumes;

    /// <summary>An empty series.</summary>
    /// <param name="capacity">Bars to make room for; it grows past that as needed.</param>
    public BarSeries(int capacity = 0)
    {
        _openTimes = new long[capacity];
        _opens = new double[capacity];
        _highs = new double[capacity];
        _lows = new double[capacity];
        _closes = new double[capacity];
        _volumes = new double[capacity];
    }

    /// <summary>Bars held.</summary>
    public int Count { get; private set; }

    /// <summary>Open times, Unix milliseconds, UTC, rising.</summary>
    public ReadOnlySpan<long> OpenTimes => _openTimes.AsSpan(0, Count);

    /// <summary>First prices.</summary>
    public ReadOnlySpan<double> Opens => _opens.AsSpan(0, Count);

    /// <summary>Highest prices.</summary>
    public ReadOnlySpan<double> Highs => _highs.AsSpan(0, Count);

    /// <summary>Lowest prices.</summary>
    public ReadOnlySpan<double> Lows => _lows.AsSpan(0, Count);

    /// <summary>Last prices.</summary>
    public ReadOnlySpan<double> Closes => _closes.AsSpan(0, Count);

    /// <summary>Base quantities traded.</summary>
    public ReadOnlySpan<double> Volumes => _volumes.AsSpan(0, Count);

    /// <summary>The bar at <paramref name="index"/>, 0 the oldest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not in [0, <see cref="Count"/>).</exception>
    public Bar this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return new Bar(_openTimes[index], _opens[index], _highs[index], _lows[index], _closes[index], _volumes[index]);
        }
    }

    /// <summary>Puts the bar at <paramref name="index"/> in a place of the caller's, field by field: see <see cref="Bar"/> for why.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CopyTo(ref Bar place, int index)
    {
        place.OpenTime = _openTimes[index];
        place.Open = _opens[index];
        place.High = _highs[index];
        place.Low = _lows[index];
        place.Close = _closes[index];
        place.Volume = _volumes[index];
    }

    /// <summary>Appends one bar.</summary>
    public void Add(in Bar bar)
    {
        BarColumns slot = Extend(1);
        slot.OpenTimes[0] = bar.OpenTime;
        slot.Opens[0] = bar.Open;
        slot.Highs[0] = bar.High;
        slot.Lows[0] = bar.Low;
        slot.Closes[0] = bar.Close;
        slot.Volumes[0] = bar.Volume;
    }

    /// <summary>Makes <paramref name="count"/> new bars at the end and hands out their columns, to be filled by the caller.</summary>
    /// <returns>Spans over the new bars only; they hold until the series next grows.</returns>
    public BarColumns Extend(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int start = Count;
        EnsureCapacity(checked(start + count));
        Count = start + count;
        return new BarColumns(
            _openTimes.AsSpan(start, count),
            _opens.AsSpan(start, count),
            _highs.AsSpan(start, count),
            _lows.AsSpan(start, count),
            _closes.AsSpan(start, count),
            _volumes.AsSpan(start, count));
    }

    /// <summary>Appends <paramref name="count"/> bars of another series, from its bar <paramref name="first"/> on.</summary>
    public void Append(BarSeries other, int first, int count)
    {
        BarColumns slot = Extend(count);
        other.OpenTimes.Slice(first, count).CopyTo(slot.OpenTimes);
        other.Opens.Slice(first, count).CopyTo(slot.Opens);
        other.Highs.Slice(first, count).CopyTo(slot.Highs);
        other.Lows.Slice(first, count).CopyTo(slot.Lows);
        other.Closes.Slice(first, count).CopyTo(slot.Closes);
        other.Volumes.Slice(first, count).CopyTo(slot.Volumes);
    }

    /// <summary>Forgets every bar and keeps the room.</summary>
    public void Clear() => Count = 0;

    /// <summary>Keeps the first <paramref name="count"/> bars.</summary>
    public void Truncate(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)Count, nameof(count));
        Count = count;
    }

    private void EnsureCapacity(int needed)
    {
        if (needed <= _openTimes.Length)
            return;

        int capacity = Math.Max(needed, Math.Max(256, _openTimes.Length * 2));
        Array.Resize(ref _openTimes, capacity);
        Array.Resize(ref _opens, capacity);
        Array.Resize(ref _highs, capacity);
        Array.Resize(ref _lows, capacity);
        Array.Resize(ref _closes, capacity);
        Array.Resize(ref _volumes, capacity);
    }
}
