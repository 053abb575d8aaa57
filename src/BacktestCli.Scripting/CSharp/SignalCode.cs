using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Scripting.CSharp;

/// <summary>User code that acts on signals.</summary>
internal sealed class SignalCode(ISignalStrategy inner, string file) : StrategyCode(inner, file), ISignalStrategy
{
    /// <inheritdoc/>
    public SignalPlan Signals { get; } = inner.Signals;

    /// <inheritdoc/>
    public void Attach(ISignalSource source) => inner.Attach(source);

    /// <inheritdoc/>
    public ReadOnlySpan<double> Observe(in Bar bar) => Observed(inner, bar);
}

/// <summary>User code that acts on signals and can be asked again at the same bar.</summary>
internal sealed class RepeatableSignalCode(ISignalStrategy inner, string file) : RepeatableCode((IRepeatableStrategy)inner, file), ISignalStrategy
{
    /// <inheritdoc/>
    public SignalPlan Signals { get; } = inner.Signals;

    /// <inheritdoc/>
    public void Attach(ISignalSource source) => inner.Attach(source);

    /// <inheritdoc/>
    public ReadOnlySpan<double> Observe(in Bar bar) => Observed(inner, bar);
}
