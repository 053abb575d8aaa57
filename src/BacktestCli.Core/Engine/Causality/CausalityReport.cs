namespace BacktestCli.Core.Engine.Causality;

/// <summary>Whether a strategy looks ahead, and how much of its past it remembers.</summary>
public sealed record CausalityReport
{
    /// <summary>Bars replayed.</summary>
    public required int Bars { get; init; }

    /// <summary>True where the source has more bars than were looked at.</summary>
    public required bool IsCut { get; init; }

    /// <summary>Places at which what comes later was replaced.</summary>
    public required int Cuts { get; init; }

    /// <summary>Replays that were compared.</summary>
    public required int Replays { get; init; }

    /// <summary>What the strategy asked of the broker over all the bars: orders, cancellations, refusals of its own.</summary>
    public required int Requests { get; init; }

    /// <summary>Numbers of its own that were compared at every bar.</summary>
    public required int Values { get; init; }

    /// <summary>True where it acts on signals, and a stand-in gave them: at every bar an opinion made of that bar's numbers.</summary>
    public required bool HasStandInSignals { get; init; }

    /// <summary>Where later bars first changed what was done before; null where they never did.</summary>
    public CausalityDifference? Difference { get; init; }

    /// <summary>What more history before the same bars changes; null where there are too few bars to say, or where it looks ahead.</summary>
    public WarmUpReport? WarmUp { get; init; }

    /// <summary>True where it does not look ahead, and orders the same whatever history precedes its warm-up.</summary>
    public bool Passes => Difference is null && WarmUp?.FirstOrder is null;
}

/// <summary>The first bar at which a strategy did something else because bars after the cut were others.</summary>
/// <param name="Bar">Which bar, from 1.</param>
/// <param name="Time">Its open time, Unix ms.</param>
/// <param name="CutTime">Open time of the first bar that was another, Unix ms.</param>
/// <param name="Change">What was done to later bars.</param>
/// <param name="Contrasts">All that differs at that bar, causes first; at least one.</param>
public sealed record CausalityDifference(int Bar, long Time, long CutTime, Change Change, IReadOnlyList<Contrast> Contrasts);

/// <summary>Something that is not the same in two replays.</summary>
/// <param name="What">What: <c>order</c>, <c>event</c>, <c>equity</c>, or the name of a number.</param>
/// <param name="AsItWas">With the bars as they are.</param>
/// <param name="Changed">With later bars changed.</param>
public sealed record Contrast(string What, string AsItWas, string Changed);

/// <summary>What is done to the bars after a cut.</summary>
public enum Change
{
    /// <summary>Prices a thousand times higher or lower, wide ranges, no volume or a million times as much.</summary>
    Extremes,

    /// <summary>The same bars in another order, each at another price.</summary>
    Scrambled,

    /// <summary>There are none.</summary>
    Ended,
}
