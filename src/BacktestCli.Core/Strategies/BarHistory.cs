namespace BacktestCli.Core.Strategies;

/// <summary>Columns of the bars up to now; the last element of each is the bar that has just closed.</summary>
public readonly ref struct BarHistory
{
    private readonly Market.BarSeries _series;
    private readonly int _end;

    internal BarHistory(Market.BarSeries series, int end)
    {
        _series = series;
        _end = end;
    }

    /// <summary>Bars in view.</summary>
    public int Count => _end;

    /// <summary>Open times, Unix milliseconds, UTC.</summary>
    public ReadOnlySpan<long> OpenTimes => _series.OpenTimes[.._end];

    /// <summary>First prices.</summary>
    public ReadOnlySpan<double> Opens => _series.Opens[.._end];

    /// <summary>Highest prices.</summary>
    public ReadOnlySpan<double> Highs => _series.Highs[.._end];

    /// <summary>Lowest prices.</summary>
    public ReadOnlySpan<double> Lows => _series.Lows[.._end];

    /// <summary>Last prices.</summary>
    public ReadOnlySpan<double> Closes => _series.Closes[.._end];

    /// <summary>Base quantities traded.</summary>
    public ReadOnlySpan<double> Volumes => _series.Volumes[.._end];
}
