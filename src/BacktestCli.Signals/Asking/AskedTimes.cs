using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Asking;

/// <summary>Which bars a question asks about: the last, and of a batch every so many before it.</summary>
internal static class AskedTimes
{
    /// <summary>When they close, Unix ms, in order.</summary>
    public static IReadOnlyList<long> Of(SignalQuestion question, InstrumentWindow window)
    {
        if (question.Plan.Batch <= 1)
            return [question.Time];
        int last = window.Bars.Count - 1;
        int steps = (Math.Min(question.Plan.Batch, window.Bars.Count) - 1) / question.Plan.Every;
        return [.. Enumerable.Range(0, steps + 1).Select(i => window.CloseOf(window.Bars[last - ((steps - i) * question.Plan.Every)]))];
    }
}
