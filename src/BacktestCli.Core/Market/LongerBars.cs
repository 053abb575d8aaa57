namespace BacktestCli.Core.Market;

/// <summary>
/// Makes longer bars of shorter ones as they close, aligned to UTC: the first open, the highest high, the lowest low, the last close, the sum of the volumes.
/// One in which a shorter bar is missing is left out, and so is the first, if the data begin inside it: what is seen has closed and is whole.
/// </summary>
public sealed class LongerBars
{
    private readonly Interval _shorter;
    private readonly Interval _longer;
    private Bar _bar;
    private long _end = long.MinValue;
    private long _expected;
    private bool _isWhole;

    /// <summary>Before the first bar.</summary>
    /// <param name="shorter">How long the bars are that it is given.</param>
    /// <param name="longer">How long those are that it makes.</param>
    /// <exception cref="ArgumentException">The longer is not a whole multiple of the shorter.</exception>
    public LongerBars(Interval shorter, Interval longer)
    {
        if (!CanMake(longer, shorter))
            throw new ArgumentException($"{longer} is not longer than {shorter} and a whole multiple of it.", nameof(longer));
        (_shorter, _longer) = (shorter, longer);
    }

    /// <summary>The latest longer bar; as far as it has come, until <see cref="Add"/> says that it has closed.</summary>
    public ref readonly Bar Bar => ref _bar;

    /// <summary>True where every bar of the longer interval is made of whole bars of the shorter, more than one.</summary>
    public static bool CanMake(Interval longer, Interval shorter)
    {
        if (longer.IsCalendar)
            return !shorter.IsCalendar && UtcTime.Day % shorter.Milliseconds == 0;
        return !shorter.IsCalendar && longer.Milliseconds > shorter.Milliseconds && longer.Milliseconds % shorter.Milliseconds == 0;
    }

    /// <summary>The most shorter bars that one longer bar is made of; they differ only for months.</summary>
    public static int MostIn(Interval longer, Interval shorter) =>
        (int)((longer.IsCalendar ? 31 * UtcTime.Day : longer.Milliseconds) / shorter.Milliseconds);

    /// <summary>Takes the next shorter bar.</summary>
    /// <param name="bar">A closed bar, later than those before it.</param>
    /// <returns>True where <see cref="Bar"/> has closed with it, whole.</returns>
    public bool Add(in Bar bar)
    {
        long openTime = bar.OpenTime;
        if (openTime >= _end)
        {
            long start = _longer.Floor(openTime);
            (_end, _isWhole, _bar) = (_longer.Next(start), start == openTime, bar);
        }
        else
        {
            _isWhole &= openTime == _expected;
            _bar.High = Math.Max(_bar.High, bar.High);
            _bar.Low = Math.Min(_bar.Low, bar.Low);
            _bar.Close = bar.Close;
            _bar.Volume += bar.Volume;
        }

        _expected = _shorter.Next(openTime);
        return _isWhole && _expected >= _end;
    }
}
