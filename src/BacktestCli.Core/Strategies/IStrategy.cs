using BacktestCli.Core.Market;

namespace BacktestCli.Core.Strategies;

/// <summary>Decides what to do after each closed bar. It sees that bar and earlier ones, and nothing later.</summary>
public interface IStrategy
{
    /// <summary>Bars it must have seen before its first order; earlier orders are rejected.</summary>
    int WarmUpBars { get; }

    /// <summary>How many closed bars, this one included, it wants to find in the context's columns.</summary>
    /// <value>Default 1.</value>
    int HistoryBars => 1;

    /// <summary>Called before anything else, once for each instrument it looks after: the run is about to begin.</summary>
    /// <param name="interval">How long the run's bars are.</param>
    void Begin(Interval interval)
    {
    }

    /// <summary>Called once a bar, after it has closed. Orders submitted here are live from the next bar's open.</summary>
    void OnBar(IStrategyContext context);
}
