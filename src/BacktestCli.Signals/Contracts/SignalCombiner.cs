using BacktestCli.Core.Strategies;

namespace BacktestCli.Signals.Contracts;

/// <summary>Makes one signal of those that several models gave about one instrument at one time.</summary>
/// <remarks>
/// The score is combined as asked. Those <i>agree</i> whose score has the sign of the combined one; 0 agrees with 0. The confidence is the
/// mean of those that agree times the part of all that answered which agrees, that is, their sum divided by the number that answered: two
/// of three at 0.9 come to 0.6. Size and quantity are the mean of those that agree and name one, times the same part. Entry, stop and
/// target are the medians of those that agree and name one; an entry only where all of them name one, so that it keeps between the others.
/// Who abstained is left out, and counted as missing; where all did, so does the result.
/// </remarks>
internal static class SignalCombiner
{
    /// <summary>One signal of several.</summary>
    /// <param name="how">How the scores become one.</param>
    /// <param name="signals">At least one, all of one time, in the order of the models.</param>
    /// <exception cref="ArgumentException">There is no signal, or two are of different times.</exception>
    public static Signal Combine(SignalCombination how, IReadOnlyList<Signal> signals)
    {
        if (signals.Count == 0 || signals.Any(signal => signal.Time != signals[0].Time))
            throw new ArgumentException("Signals that become one are of one time, and there is at least one.", nameof(signals));
        Signal[] answered = [.. signals.Where(signal => !signal.Origin.IsAbstained)];
        if (answered.Length == 0)
            return new Signal { Time = signals[0].Time, Score = 0, Confidence = 0, Origin = SignalOrigin.Abstained };

        double score = Score(how, answered);
        Signal[] agreeing = [.. answered.Where(signal => Math.Sign(signal.Score) == Math.Sign(score))];
        double part = (double)agreeing.Length / answered.Length;
        return new Signal
        {
            Time = signals[0].Time,
            Score = score,
            Confidence = agreeing.Sum(signal => signal.Confidence) / answered.Length,
            Entry = agreeing.All(signal => signal.Entry is not null) ? Median(agreeing.Select(signal => signal.Entry)) : null,
            StopLoss = Median(agreeing.Select(signal => signal.StopLoss)),
            TakeProfit = Median(agreeing.Select(signal => signal.TakeProfit)),
            Share = agreeing.Average(signal => signal.Share) * part,
            Quantity = agreeing.Average(signal => signal.Quantity) * (decimal)part,
            Reason = string.Join(" | ", agreeing.Select(signal => signal.Reason).Where(reason => reason.Length > 0).Distinct()),
            Origin = Origin(answered, signals.Count),
        };
    }

    private static double Score(SignalCombination how, Signal[] answered) => how switch
    {
        SignalCombination.Mean => answered.Average(signal => signal.Score),
        SignalCombination.Median => Median(answered.Select(signal => (double?)signal.Score))!.Value,
        SignalCombination.Vote => Vote(answered),
        SignalCombination.Confidence when answered.Sum(signal => signal.Confidence) is > 0 and double total =>
            answered.Sum(signal => signal.Score * signal.Confidence) / total,
        _ => 0,
    };

    /// <summary>The sign that more than half of those that answered have; 0 where there is none.</summary>
    private static double Vote(Signal[] answered) =>
        answered.CountBy(signal => Math.Sign(signal.Score))
            .Where(votes => votes.Value * 2 > answered.Length)
            .Select(votes => votes.Key)
            .SingleOrDefault();

    /// <summary>The middle of those that are there, or the mean of the middle two; null where none is.</summary>
    private static double? Median(IEnumerable<double?> values)
    {
        double[] there = [.. values.OfType<double>().Order()];
        return there.Length == 0 ? null : (there[(there.Length - 1) / 2] + there[there.Length / 2]) / 2;
    }

    /// <summary>The worst of each part, and how many are missing: nobody stood in for them.</summary>
    private static SignalOrigin Origin(Signal[] answered, int asked) => new(
        answered.Max(signal => signal.Origin.Fallback),
        answered.Any(signal => signal.Origin.IsRepaired),
        answered.Any(signal => signal.Origin.IsReAsked),
        Missing: asked - answered.Length);
}
