using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Signals.Asking;

/// <summary>All signals of a run, and what they rest on.</summary>
public sealed class SignalBook
{
    private readonly Dictionary<Instrument, SignalSeries> _series;

    internal SignalBook(IReadOnlyList<AnsweredSignal> signals, SignalTotals totals)
    {
        (Signals, Totals) = (signals, totals);
        _series = signals.GroupBy(one => one.Instrument).ToDictionary(
            group => group.Key, group => new SignalSeries([.. group.Select(one => one.Signal).OrderBy(signal => signal.Time)]));
    }

    /// <summary>Every signal, in order of time, those of one time in the order of the questions.</summary>
    public IReadOnlyList<AnsweredSignal> Signals { get; }

    /// <summary>What they took.</summary>
    public SignalTotals Totals { get; }

    /// <summary>The instruments that there are signals about, in the order in which they were first asked about.</summary>
    public IReadOnlyCollection<Instrument> Instruments => _series.Keys;

    /// <summary>The book of answered questions.</summary>
    /// <param name="answers">What became of each question, in order of time.</param>
    public static SignalBook Of(IReadOnlyList<AnsweredQuestion> answers) =>
        new([.. answers.SelectMany(SignalsOf).OrderBy(one => one.Signal.Time)], SignalTotals.Of(answers));

    /// <summary>A series of an instrument's signals that has not been read yet; an empty one where there are none.</summary>
    public SignalSeries SeriesOf(Instrument instrument) =>
        new(_series.TryGetValue(instrument, out SignalSeries? series) ? series.Signals : []);

    /// <summary>The same book where only what the first model answered at once counts; an abstention stands in place of the rest.</summary>
    public SignalBook WithoutNonPrimary() => new([.. Signals.Select(one => one.Signal.Origin.IsPrimary ? one : one.Abstained())], Totals);

    private static IEnumerable<AnsweredSignal> SignalsOf(AnsweredQuestion answer) =>
        answer.Signals.Select(one => new AnsweredSignal(one.Instrument, one.Signal, answer.Answers));
}

/// <summary>A signal and what it rests on.</summary>
/// <param name="Instrument">What it is about.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Answers">The recordings: one, or one a model where answers are combined.</param>
public sealed record AnsweredSignal(Instrument Instrument, Signal Signal, IReadOnlyList<AnswerFacts> Answers)
{
    /// <summary>No opinion, at the same time.</summary>
    internal AnsweredSignal Abstained() => this with { Signal = Abstentions.At(Signal.Time, $"left out: {Signal.Origin}") };
}
