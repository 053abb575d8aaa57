using System.Globalization;
using BacktestCli.Signals.Asking;

namespace BacktestCli.Handlers.Signals;

/// <summary>Says how the asking goes.</summary>
internal static class AskingText
{
    /// <summary>One line about all of it: answers, where they came from, what they took.</summary>
    public static string Summary(SignalTotals totals, string store) =>
        $"signals: {Count(totals.Questions, "question")}, {Count(totals.Answers, "answer")}: {totals.Stored:N0} from {store}, {totals.Asked:N0} asked for"
        + Faults(totals.Repaired, totals.Fallbacks.Values.Sum(), totals.Abstained)
        + $"; as recorded {totals.InputTokens + totals.OutputTokens:N0} tokens, {Cost(totals.CostUsd)}.";

    /// <summary>One line about how far it has come.</summary>
    public static string Progress(AskingProgress progress, TimeSpan elapsed)
    {
        double seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        string left = progress.Asked == 0 || progress.Done >= progress.Total
            ? ""
            : $", {Download.Duration.Of(TimeSpan.FromSeconds(seconds / progress.Done * (progress.Total - progress.Done)))} left";
        return $"{progress.Done:N0} of {progress.Total:N0} answered ({progress.Done / seconds:N0}/s), {progress.Stored:N0} stored, {progress.Asked:N0} asked"
            + Faults(progress.Repaired, progress.Fallbacks, progress.Abstained) + $", {progress.Tokens:N0} tokens, {Cost(progress.CostUsd)}{left}";
    }

    /// <summary>US dollars: <c>$0.0123</c>.</summary>
    public static string Cost(decimal? usd) => usd is { } known ? "$" + known.ToString("0.00####", CultureInfo.InvariantCulture) : "of unknown price";

    private static string Faults(int repaired, int fallbacks, int abstained) =>
        (repaired > 0 ? $", {repaired:N0} repaired" : "") + (fallbacks > 0 ? $", {fallbacks:N0} by a fallback" : "") + (abstained > 0 ? $", {abstained:N0} abstained" : "");

    private static string Count(int count, string word) => $"{count:N0} {word}{(count == 1 ? "" : "s")}";
}
