namespace BacktestCli.Core.Strategies;

/// <summary>The signals about one instrument, in order of time. A run reads them forward and never back.</summary>
/// <param name="signals">In order of time, one at a time.</param>
/// <exception cref="ArgumentException">Two signals are of one time, or out of order.</exception>
public sealed class SignalSeries(IReadOnlyList<Signal> signals) : ISignalSource
{
    private readonly IReadOnlyList<Signal> _signals = InOrder(signals);
    private int _seen;

    /// <summary>All of them.</summary>
    public IReadOnlyList<Signal> Signals => _signals;

    /// <inheritdoc/>
    public Signal? Latest(IStrategyContext context) => Latest(context.Time);

    /// <summary>The latest signal dated at or before a time, which is never earlier than that of the last call; null where there is none.</summary>
    public Signal? Latest(long time)
    {
        while (_seen < _signals.Count && _signals[_seen].Time <= time)
            _seen++;
        return _seen == 0 ? null : _signals[_seen - 1];
    }

    private static IReadOnlyList<Signal> InOrder(IReadOnlyList<Signal> signals)
    {
        for (int i = 1; i < signals.Count; i++)
        {
            if (signals[i].Time <= signals[i - 1].Time)
                throw new ArgumentException("Signals must be in order of time, one at a time.", nameof(signals));
        }

        return signals;
    }
}
