namespace BacktestCli.Core.Strategies;

/// <summary>A strategy whose inner numbers, its indicators, can be looked at after every bar.</summary>
public interface ITracedStrategy : IStrategy
{
    /// <summary>What the numbers are, in order.</summary>
    IReadOnlyList<string> TracedNames { get; }

    /// <summary>The numbers at the latest bar, one for each name; NaN where there is none yet. Empty before <see cref="StartTracing"/>.</summary>
    ReadOnlySpan<double> Traced { get; }

    /// <summary>Called before the first bar: from then on the numbers are kept, which costs time.</summary>
    void StartTracing();
}
