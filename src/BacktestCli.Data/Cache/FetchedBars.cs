using BacktestCli.Data.Download;

namespace BacktestCli.Data.Cache;

/// <summary>Proved bars of one dataset, where they came from, and what was found not to exist.</summary>
internal sealed record FetchedBars
{
    /// <summary>The bars: sorted, each time once, aligned, closed.</summary>
    public required BarTable Bars { get; init; }

    /// <summary>Who answered for what. Every bar lies in a stretch of one of them.</summary>
    public required IReadOnlyList<FetchedFrom> Sources { get; init; }

    /// <summary>Stretches in which they have nothing.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];
}

/// <summary>One origin and what it answered for, whether it had anything there or not.</summary>
/// <param name="Origin">Where.</param>
/// <param name="Ranges">The stretches it was asked for and answered, in any order.</param>
internal sealed record FetchedFrom(Origin Origin, IReadOnlyList<TimeRange> Ranges);
