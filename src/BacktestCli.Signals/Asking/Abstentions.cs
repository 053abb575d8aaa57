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
            window => AskedTimes.Of(question, window).Select(time => new InstrumentSignal(window.Instrument, At(time, reason)))),
    ];

    /// <summary>No opinion.</summary>
    public static Signal At(long time, string reason) =>
        new() { Time = time, Score = 0, Confidence = 0, Reason = reason, Origin = SignalOrigin.Abstained };
}
