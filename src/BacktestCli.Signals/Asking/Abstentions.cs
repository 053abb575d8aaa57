using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Asking;

/// <summary>What stands in the place of an answer that nobody gave: no opinion.</summary>
internal static class Abstentions
{
    /// <summary>No opinion about each instrument of a question, at each bar that was asked about.</summary>
    public static IReadOnlyList<InstrumentSignal> Of(SignalQuestion question, string reason) =>
    [
        .. question.Instruments.SelectMany(
            window => Times(question, window).Select(time => new InstrumentSignal(window.Instrument, At(time, reason)))),
    ];

    /// <summary>No opinion.</summary>
    public static Signal At(long time, string reason) =>
        new() { Time = time, Score = 0, Confidence = 0, Reason = reason, Origin = SignalOrigin.Abstained };

    /// <summary>The first bar with a whole window behind it is asked about, and every so many after it; with a batch of one that is the last alone.</summary>
    private static IEnumerable<long> Times(SignalQuestion question, InstrumentWindow window)
    {
        SignalPlan plan = question.Plan;
        if (plan.Batch <= 1)
            return [question.Time];
        int first = Math.Max(0, window.Bars.Count - 1 - ((window.Bars.Count - plan.Window) / plan.Every * plan.Every));
        return Enumerable.Range(0, ((window.Bars.Count - 1 - first) / plan.Every) + 1)
            .Select(i => window.Interval.Next(window.Bars[first + (i * plan.Every)].OpenTime));
    }
}
