using System.Globalization;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Signals;

/// <summary>What a report says of signals, in sentences.</summary>
internal static class SignalWords
{
    /// <summary>Code of the warning that makes all figures worthless as evidence.</summary>
    public const string Contaminated = "contaminated";

    private const double Doubtful = 0.05;

    /// <summary>When signals are asked for and acted on, and what is left out.</summary>
    public static AppliedEffect Applied(SignalReport signals, BacktestOptions options)
    {
        string when = options.Fill == FillModel.NextOpen ? "acted on from the next open" : "acted on at that close";
        string cost = signals.Counts.CostUsd is { } usd
            ? $"The models' fees, {Usd(usd)} US dollars, are not part of the result"
            : "The models' fees, not all of which are known, are not part of the result";
        return new("signals", true, $"Models are asked at the close of a bar, and what they answer is {when}. "
            + $"The time that an answer takes is not modelled. {cost}.");
    }

    /// <summary>That nothing here is evidence; null where some of it may be.</summary>
    public static ReportWarning? AboutContamination(SignalReport? signals) => signals?.IsContaminated != true ? null : new(
        Contaminated,
        $"The whole run lies before {UtcTime.FormatDate(Latest(signals))}, up to where a model that answered may have read what came next "
        + $"({Names(signals)}). Nothing here tells foresight from memory. Run it on later bars.");

    /// <summary>What else stands against believing what the models said.</summary>
    public static IEnumerable<ReportWarning> Warnings(SignalReport? signals)
    {
        if (signals is null)
            yield break;
        if (AboutCutoff(signals) is { } cutoff)
            yield return cutoff;
        if (!signals.Account.IsAnonymous)
            yield return new("named_to_the_model", "The models were told what is traded and when: they may remember how it went.");
        if (signals.Account.Plan.Batch > 1)
        {
            yield return new("batched_look_ahead",
                $"Bars were asked about {Words.Count(signals.Account.Plan.Batch)} at a time: all but the last bar of each batch were judged "
                + "with later bars in view.");
        }

        if (signals.Counts is { Abstained: > 0, AbstainedShare: { } share } counts)
        {
            yield return new("abstained", $"Of {Words.Count(counts.Answers + counts.Abstained, "answer")}, {Words.Count(counts.Abstained)} "
                + $"({Words.Percent(share)}) never came. In each one's place stands no opinion.");
        }

        if (signals.Placebo is { PValue: > Doubtful } placebo)
        {
            string runs = $"{Words.Count(placebo.AtLeastAsGood)} of {Words.Count(placebo.Runs, "run")} with shuffled signals";
            yield return new("placebo_as_good", $"{runs} returned at least as much: p is {Probability(placebo.PValue)}, above "
                + $"{Probability(Doubtful)}. When the signals came may not matter.");
        }
    }

    /// <summary>An amount of US dollars, as fine as it must be.</summary>
    public static string Usd(decimal amount) => amount.ToString("#,##0.00##", CultureInfo.InvariantCulture);

    /// <summary><c>0.012</c>.</summary>
    public static string Probability(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static ReportWarning? AboutCutoff(SignalReport signals)
    {
        string[] unknown = [.. signals.Used.Where(model => model.KnowledgeCutoff is null).Select(model => model.Name)];
        if (unknown.Length > 0)
        {
            return new("unknown_cutoff", $"Until when {string.Join(", ", unknown)} may have read is not known: foresight and memory cannot be "
                + "told apart. Give the knowledge_cutoff of each model.");
        }

        return signals is { IsContaminated: false, Cutoff: { Before: not null } cutoff }
            ? new("partly_before_cutoff", $"{Words.Percent(cutoff.BarsBefore)} of the bars lie before {UtcTime.FormatDate(cutoff.Split)}, "
                + $"up to where a model that answered may have read what came next ({Names(signals)}). Only the figures after it tell foresight "
                + "from memory.")
            : null;
    }

    private static string Names(SignalReport signals)
    {
        long latest = Latest(signals);
        return string.Join(", ", signals.Used
            .Where(model => model.KnowledgeCutoff is { } known && CutoffSplit.MidnightAfter(known) == latest)
            .Select(model => model.Name));
    }

    private static long Latest(SignalReport signals) => CutoffSplit.MidnightAfter(signals.Used.Max(model => model.KnowledgeCutoff)!.Value);
}
