using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>A strategy that is given up in the middle of its bars: one from a stranger may compute for hours.</summary>
/// <param name="inner">The strategy.</param>
/// <param name="cancellationToken">When to give up.</param>
internal class PatientStrategy(ITracedStrategy inner, CancellationToken cancellationToken) : ITracedStrategy
{
    /// <inheritdoc/>
    public int WarmUpBars => inner.WarmUpBars;

    /// <inheritdoc/>
    public IReadOnlyList<string> TracedNames => inner.TracedNames;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Traced => inner.Traced;

    /// <summary>The same strategy, which is given up once the token says so; what it can be told of and asked for stays.</summary>
    public static IStrategy Of(IStrategy strategy, CancellationToken cancellationToken) => strategy switch
    {
        ITracedStrategy traced and ISignalStrategy listening => new PatientListener(traced, listening, cancellationToken),
        ITracedStrategy traced => new PatientStrategy(traced, cancellationToken),
        _ => strategy,
    };

    /// <inheritdoc/>
    public void StartTracing() => inner.StartTracing();

    /// <inheritdoc/>
    public void OnBar(IStrategyContext context)
    {
        cancellationToken.ThrowIfCancellationRequested();
        inner.OnBar(context);
    }

    /// <summary>One that acts on signals.</summary>
    private sealed class PatientListener(ITracedStrategy traced, ISignalStrategy listening, CancellationToken cancellationToken)
        : PatientStrategy(traced, cancellationToken), ISignalStrategy
    {
        /// <inheritdoc/>
        public SignalPlan Signals => listening.Signals;

        /// <inheritdoc/>
        public void Attach(ISignalSource source) => listening.Attach(source);

        /// <inheritdoc/>
        public ReadOnlySpan<double> Observe(in Bar bar) => listening.Observe(bar);
    }
}
