namespace BacktestCli.Core.Engine;

/// <summary>Steps through the bars of several instruments together: by close time, those of one time in the order of the instruments.</summary>
/// <param name="feeds">The instruments, in order of name.</param>
internal sealed class BarMerge(Feed[] feeds)
{
    private readonly long[] _closeTimes = Array.ConvertAll(feeds, feed => feed.Bars.PeekCloseTime());
    private readonly List<int> _now = [];

    /// <summary>The places of the instruments that have a bar now.</summary>
    public List<int> Now => _now;

    /// <summary>When those bars close, Unix ms.</summary>
    public long CloseTime { get; private set; }

    /// <summary>When the first of them opens, Unix ms.</summary>
    public long OpenTime { get; private set; }

    /// <summary>Steps every instrument on whose next bar closes first.</summary>
    /// <returns>False where there is no more bar.</returns>
    public bool MoveNext()
    {
        foreach (int i in _now)
            _closeTimes[i] = feeds[i].Bars.PeekCloseTime();
        CloseTime = long.MaxValue;
        foreach (long closeTime in _closeTimes)
            CloseTime = Math.Min(CloseTime, closeTime);
        _now.Clear();
        if (CloseTime == long.MaxValue)
            return false;

        OpenTime = long.MaxValue;
        for (int i = 0; i < _closeTimes.Length; i++)
        {
            if (_closeTimes[i] != CloseTime)
                continue;
            _now.Add(i);
            feeds[i].Bars.MoveNext();
            OpenTime = Math.Min(OpenTime, feeds[i].Bars.Bar.OpenTime);
        }

        return true;
    }
}
