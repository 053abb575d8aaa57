namespace BacktestCli.Core.Market;

/// <summary>Which bars a run has read, for the report.</summary>
public sealed record Dataset
{
    /// <summary>What the bars are of.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>Which of its prices they are made of.</summary>
    /// <value>Default <see cref="PriceKind.Trade"/>.</value>
    public PriceKind Prices { get; init; }

    /// <summary>How long each lasts.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Open time of the first bar, Unix ms.</summary>
    public required long From { get; init; }

    /// <summary>Close time of the last bar, Unix ms.</summary>
    public required long To { get; init; }

    /// <summary>Bars read.</summary>
    public required long Bars { get; init; }

    /// <summary>Where bars are missing between the first and the last, oldest first.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>Flat bars put in where some are missing, because the user asked for it; they are in neither <see cref="Bars"/> nor the fingerprint.</summary>
    /// <value>Default 0.</value>
    public long FilledBars { get; init; }

    /// <summary>Where they came from, free of paths and hosts: <c>cache</c>, <c>file</c>, <c>synthetic</c>.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 of the canonical columns, lower-case hex; independent of file layout.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The same month by month, oldest first; a month without bars is left out.</summary>
    /// <value>Default none: it has not been cut.</value>
    public IReadOnlyList<MonthOfBars> Months { get; init; } = [];
}
