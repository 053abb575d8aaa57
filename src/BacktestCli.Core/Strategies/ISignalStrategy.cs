using BacktestCli.Core.Market;

namespace BacktestCli.Core.Strategies;

/// <summary>A strategy that acts on signals.</summary>
public interface ISignalStrategy : IStrategy
{
    /// <summary>What it wants to be told; <see cref="SignalPlan.Every"/> and the like are those of its parameters.</summary>
    SignalPlan Signals { get; }

    /// <summary>Says where the signals are. Called before the first bar; a strategy without is never told anything.</summary>
    void Attach(ISignalSource source);

    /// <summary>
    /// Takes in the next bar without deciding anything, so that questions can be written before the run. <see cref="IStrategy.Begin"/> comes first, as in a run.
    /// A strategy that observes does not run: make another one for that.
    /// </summary>
    /// <returns>The values that <see cref="SignalPlan.Shown"/> names, in their order; NaN where undefined. Good until the next call.</returns>
    ReadOnlySpan<double> Observe(in Bar bar);
}

/// <summary>Where a strategy finds the signals about its instrument.</summary>
public interface ISignalSource
{
    /// <summary>The latest signal dated at or before the context's time; null where there is none yet.</summary>
    Signal? Latest(IStrategyContext context);
}
