using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Handlers.Signals;

/// <summary>A strategy that observes, with other words in place of its rules.</summary>
/// <param name="inner">The strategy.</param>
/// <param name="rules">The words.</param>
internal sealed class ToldStrategy(ISignalStrategy inner, string rules) : ISignalStrategy
{
    /// <inheritdoc/>
    public int WarmUpBars => inner.WarmUpBars;

    /// <inheritdoc/>
    public int HistoryBars => inner.HistoryBars;

    /// <inheritdoc/>
    public SignalPlan Signals => inner.Signals with { Rules = rules };

    /// <inheritdoc/>
    public void Begin(Interval interval) => inner.Begin(interval);

    /// <inheritdoc/>
    public void Attach(ISignalSource source) => inner.Attach(source);

    /// <inheritdoc/>
    public ReadOnlySpan<double> Observe(in Bar bar) => inner.Observe(in bar);

    /// <inheritdoc/>
    public void OnBar(IStrategyContext context) => inner.OnBar(context);
}
