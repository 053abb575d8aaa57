using System.Text;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Signals;
using Spectre.Console;

namespace BacktestCli.Reports.Console;

/// <summary>What models were asked, how their answers came about, and what these were worth.</summary>
internal static class SignalBlock
{
    private const int NameWidth = 24;
    private const int CellWidth = 10;

    /// <summary>Titles of the headline metrics, in their order.</summary>
    private static readonly string[] Titles = ["return", "Sharpe", "drawdown", "win rate", "trades", "factor"];

    /// <summary>Prints it; nothing where the strategy asks for no signals.</summary>
    public static void Print(IAnsiConsole console, SignalReport? signals)
    {
        if (signals is null)
            return;
        WarningBlock.Sentence(console, Asked(signals.Account), "Signals", "bold");
        WarningBlock.Sentence(console, Spent(signals.Counts), "", "default");
        WarningBlock.Sentence(console, Origins(signals.Counts), "", "default");
        Table(console, signals);
        if (signals.Placebo is { } placebo)
            WarningBlock.Sentence(console, Against(placebo), "", "default");
    }

    private static string Asked(SignalAccount account)
    {
        string models = string.Join(", ", account.Models.Select(model => model.Name));
        string told = account.IsAnonymous ? "not told what is traded and when" : "told what is traded and when";
        return $"{account.Plan.Contract} {account.TemplateVersion} by {models}, {told}";
    }

    private static string Spent(SignalCounts counts)
    {
        string cost = counts.CostUsd is { } usd ? $"{SignalWords.Usd(usd)} USD" : "cost unknown";
        return $"{Words.Count(counts.Questions, "question")}, {Words.Count(counts.Answers, "answer")}, "
            + $"{Words.Count(counts.Calls, "call")}, {Words.Count(counts.InputTokens, "token")} in, {Words.Count(counts.OutputTokens)} out, {cost}";
    }

    private static string Origins(SignalCounts counts)
    {
        (string Name, long Count)[] origins =
        [
            ("primary", counts.Primary), ("re-asked", counts.ReAsked), ("repaired", counts.Repaired), ("partly answered", counts.Partial),
            ("abstained", counts.Abstained),
            .. counts.Fallbacks.Select(one => ($"fallback to {one.Model}", one.Answers)),
        ];
        string[] named = [.. origins.Where(origin => origin.Count > 0).Select(origin => $"{origin.Name} {Words.Count(origin.Count)}")];
        return named.Length > 0 ? string.Join(", ", named) : "no answer";
    }

    private static string Against(PlaceboResult placebo)
    {
        PlaceboMetric total = placebo.Metrics[0];
        return $"placebo: {Words.Count(placebo.Runs, "run")} with shuffled signals, return {Percent(total.P5)} to {Percent(total.P95)}, "
            + $"mean {Percent(total.Mean)}; {Words.Count(placebo.AtLeastAsGood)} as good, p {SignalWords.Probability(placebo.PValue)}";
    }

    private static string Percent(double? value) => value is { } fraction ? Words.Percent(fraction) : "n/a";

    /// <summary>The run beside the run without what is not primary, and its two sides; nothing where there is only the run.</summary>
    private static void Table(IAnsiConsole console, SignalReport signals)
    {
        List<(string Name, HeadlineMetrics Metrics)> rows = [("this run", signals.Headline)];
        if (signals.WithoutNonPrimary is { } without)
            rows.Add(($"without {Words.Count(signals.NonPrimary)} non-primary", without));
        if (signals.Cutoff is { Before: { } before, After: { } after, Decay: { } decay } cutoff)
        {
            rows.Add(($"before {UtcTime.FormatDate(cutoff.Split)}", before.Metrics));
            rows.Add(("after", after.Metrics));
            rows.Add(("after less before", decay));
        }

        if (rows.Count == 1)
            return;
        string titles = string.Concat(Titles.Select(title => title.PadLeft(CellWidth)));
        console.MarkupLine($"[grey]{new string(' ', Summary.LabelWidth + NameWidth)}{titles}[/]");
        foreach ((string name, HeadlineMetrics metrics) in rows)
            console.MarkupLine(Row(name, metrics));
    }

    private static string Row(string name, HeadlineMetrics metrics)
    {
        StringBuilder line = new(new string(' ', Summary.LabelWidth) + name.PadRight(NameWidth));
        foreach (MetricValue value in metrics.Values)
            line.Append(Figures.Of(value).PadLeft(CellWidth));
        return line.ToString();
    }
}
