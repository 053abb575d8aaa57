using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace BacktestCli.Core.Market;

/// <summary>
/// What longs of a perpetual contract paid to shorts, and when, held as columns, oldest first, with the stretches for which nothing is missing.
/// </summary>
/// <remarks>Not thread-safe while it is being filled; runs may then share it.</remarks>
public sealed class FundingHistory
{
    private const long Minute = 60_000;

    private readonly List<long> _times = [];
    private readonly List<double> _rates = [];
    private readonly List<double> _marks = [];
    private readonly List<(long From, long To)> _covered = [];

    /// <summary>Payments known.</summary>
    public int Count => _times.Count;

    /// <summary>When each was due, Unix ms, on whole minutes, rising.</summary>
    public ReadOnlySpan<long> Times => CollectionsMarshal.AsSpan(_times);

    /// <summary>Rate of each, fraction of the position's worth; longs pay where it is positive.</summary>
    public ReadOnlySpan<double> Rates => CollectionsMarshal.AsSpan(_rates);

    /// <summary>Mark price at which each was charged, quote currency; NaN where unknown.</summary>
    public ReadOnlySpan<double> Marks => CollectionsMarshal.AsSpan(_marks);

    /// <summary>Appends a payment.</summary>
    /// <remarks>
    /// Venues stamp a payment some milliseconds after it was due, so that times are rounded to the minute. Two rows of one minute are one payment
    /// that two sources tell of: it counts once, and a mark price only the second has is taken over.
    /// </remarks>
    /// <param name="time">Unix ms, not before the payment added last.</param>
    /// <param name="rate">Fraction, between −1 and 1.</param>
    /// <param name="mark">Mark price, quote currency, above 0; NaN where unknown.</param>
    /// <exception cref="ArgumentException">Time, rate or price is none, the time goes back, or one minute has two rates.</exception>
    public void Add(long time, double rate, double mark = double.NaN)
    {
        long due = (time + (Minute / 2)) / Minute * Minute;
        if (!(Math.Abs(rate) < 1))
            throw Wrong($"the rate is {rate}; it must be between -1 and 1", due, nameof(rate));
        if (mark <= 0 || double.IsInfinity(mark))
            throw Wrong($"the mark price is {mark}; it must be above 0, or NaN where it is unknown", due, nameof(mark));
        if (Count > 0 && due < _times[^1])
            throw Wrong($"it comes after that of {UtcTime.Format(_times[^1])}; payments must be added oldest first", due, nameof(time));
        if (Count > 0 && due == _times[^1])
            Confirm(due, rate, mark);
        else
            Append(due, rate, mark);
    }

    /// <summary>Says that no payment due in [from, to) is missing. Stretches may come in any order and overlap.</summary>
    /// <param name="from">Unix ms.</param>
    /// <param name="to">Unix ms.</param>
    public void Cover(long from, long to) => _covered.Add((from, to));

    /// <summary>Gives payments without a mark price the open of the mark bar that opens when they are due.</summary>
    /// <param name="bars">Bars of the mark price, of any interval, oldest first.</param>
    /// <returns>How many prices were found.</returns>
    public int TakeMarks(BarSeries bars)
    {
        int found = 0;
        for (int i = 0; i < Count; i++)
        {
            if (!double.IsNaN(_marks[i]) || bars.OpenTimes.BinarySearch(_times[i]) is not (>= 0 and var bar))
                continue;
            _marks[i] = bars.Opens[bar];
            found++;
        }

        return found;
    }

    /// <summary>The parts of [from, to) that no <see cref="Cover"/> spoke for, oldest first: what was due there is unknown.</summary>
    /// <param name="from">Unix ms.</param>
    /// <param name="to">Unix ms.</param>
    public IReadOnlyList<(long From, long To)> Uncovered(long from, long to)
    {
        List<(long From, long To)> parts = [];
        foreach ((long start, long end) in _covered.Order())
        {
            if (start > from)
                parts.Add((from, Math.Min(start, to)));
            from = Math.Max(from, end);
            if (from >= to)
                return parts;
        }

        parts.Add((from, to));
        return parts;
    }

    /// <summary>How many payments were due in (after, until].</summary>
    internal int CountIn(long after, long until) => IndexAfter(until) - IndexAfter(after);

    /// <summary>SHA-256, lower-case hex, of the payments due in (after, until]: times, rates, prices, 8 bytes each, column by column.</summary>
    internal string FingerprintOf(long after, long until)
    {
        Range rows = IndexAfter(after)..IndexAfter(until);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(Times[rows]));
        hash.AppendData(MemoryMarshal.AsBytes(Rates[rows]));
        hash.AppendData(MemoryMarshal.AsBytes(Marks[rows]));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private int IndexAfter(long time)
    {
        int index = _times.BinarySearch(time);
        return index < 0 ? ~index : index + 1;
    }

    private void Append(long due, double rate, double mark)
    {
        _times.Add(due);
        _rates.Add(rate);
        _marks.Add(mark);
    }

    private void Confirm(long due, double rate, double mark)
    {
        if (rate != _rates[^1])
            throw Wrong($"its rate is {_rates[^1]} in one row and {rate} in the next; it must be one", due, nameof(rate));
        if (double.IsNaN(_marks[^1]))
            _marks[^1] = mark;
    }

    private static ArgumentException Wrong(string fault, long due, string parameter) =>
        new($"Funding of {UtcTime.Format(due)}: {fault}.", parameter);
}
