using BacktestCli.Core.Strategies;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>A strategy that is given up in the middle of its bars: one from a stranger may compute for hours.</summary>
/// <param name="inner">The strategy.</param>
/// <param name="cancellationToken">When to give up.</param>
internal sealed class PatientStrategy(ITracedStrategy inner, CancellationToken cancellationToken) : ITracedStrategy
{
    /// <inheritdoc/>
    public int WarmUpBars => inner.WarmUpBars;

    /// <inheritdoc/>
    public IReadOnlyList<string> TracedNames => inner.TracedNames;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Traced => inner.Traced;

    /// <inheritdoc/>
    public void StartTracing() => inner.StartTracing();

    /// <inheritdoc/>
    public void OnBar(IStrategyContext context)
    {
        cancellationToken.ThrowIfCancellationRequested();
        inner.OnBar(context);
    }
}
