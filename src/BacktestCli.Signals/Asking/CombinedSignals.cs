using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Asking;

/// <summary>Makes one signal of those of several models.</summary>
internal static class CombinedSignals
{
    /// <summary>Combines what each model said; who abstained is not counted, and nobody's opinion is an abstention.</summary>
    /// <param name="combination">How.</param>
    /// <param name="read">The signals of each model, in the order of the models.</param>
    public static IReadOnlyList<InstrumentSignal> Of(SignalCombination combination, IReadOnlyList<InstrumentSignal>[] read) =>
    [
        .. read.SelectMany(signals => signals).GroupBy(one => (one.Instrument, one.Signal.Time))
            .Select(group => new InstrumentSignal(group.Key.Instrument, Combine(combination, [.. group.Select(one => one.Signal)]))),
    ];

    private static Signal Combine(SignalCombination combination, Signal[] signals)
    {
        Signal[] said = [.. signals.Where(signal => !signal.Origin.IsAbstained)];
        if (said.Length == 0)
            return Abstentions.At(signals[0].Time, signals[0].Reason);
        return SignalCombiner.Combine(combination, said) with
        {
            Origin = new SignalOrigin(0, said.Any(signal => signal.Origin.IsRepaired), said.Any(signal => signal.Origin.IsReAsked)),
        };
    }
}
