namespace BacktestCli.Core.Market;

/// <summary>Writable columns of some bars of a <see cref="BarSeries"/>; all spans have one length.</summary>
public readonly ref struct BarColumns
{
    internal BarColumns(
        Span<long> openTimes, Span<double> opens, Span<double> highs, Span<double> lows, Span<double> closes, Span<double> volumes)
    {
        OpenTimes = openTimes;
        Opens = opens;
        Highs = highs;
        Lows = lows;
        Closes = closes;
        Volumes = volumes;
    }

    /// <summary>Open times, Unix milliseconds, UTC.</summary>
    public Span<long> OpenTimes { get; }

    /// <summary>First prices.</summary>
    public Span<double> Opens { get; }

    /// <summary>Highest prices.</summary>
    public Span<double> Highs { get; }

    /// <summary>Lowest prices.</summary>
    public Span<double> Lows { get; }

    /// <summary>Last prices.</summary>
    public Span<double> Closes { get; }

    /// <summary>Base quantities traded.</summary>
    public Span<double> Volumes { get; }
}
