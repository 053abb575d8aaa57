using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Asking;

/// <summary>Makes one signal of those of several models.</summary>
internal static class CombinedSignals
{
    /// <summary>Combines what each model said.</summary>
    /// <param name="combination">How.</param>
    /// <param name="read">The signals of each model, in the order of the models.</param>
    public static IReadOnlyList<InstrumentSignal> Of(SignalCombination combination, IReadOnlyList<InstrumentSignal>[] read) =>
    [
        .. read.SelectMany(signals => signals).GroupBy(one => (one.Instrument, one.Signal.Time))
            .Select(group => new InstrumentSignal(group.Key.Instrument, SignalCombiner.Combine(combination, [.. group.Select(one => one.Signal)]))),
    ];
}
