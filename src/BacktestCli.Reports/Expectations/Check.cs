using BacktestCli.Reports.Diff;

namespace BacktestCli.Reports.Expectations;

/// <summary>One thing that a report was held to, and how it fared.</summary>
/// <param name="Kind"><c>expect</c> or <c>against</c>.</param>
/// <param name="Name">What was held: <c>sharpe_ratio&gt;=1</c>, or the earlier report's name.</param>
/// <param name="Passed">True where it holds.</param>
/// <param name="Message">A sentence.</param>
/// <param name="Details">What else there is to say, a line each; none where nothing is.</param>
public sealed record Check(string Kind, string Name, bool Passed, string Message, IReadOnlyList<string> Details)
{
    /// <summary>What an expectation came to; null where an earlier report was held.</summary>
    public ExpectationOutcome? Outcome { get; private init; }

    /// <summary>An expectation.</summary>
    public static Check Of(ExpectationOutcome outcome) =>
        new("expect", outcome.Expectation.ToString(), outcome.Passed, outcome.ToString(), []) { Outcome = outcome };

    /// <summary>An earlier report.</summary>
    public static Check Of(Comparison comparison)
    {
        if (comparison.Same)
            return new Check("against", comparison.Before, Passed: true, "the same.", []);
        Divergence? first = comparison.FirstEvent;
        string[] parting = first is null ? [] : [$"first divergence, {first.Title}: {first.Before ?? "nothing"} → {first.Now ?? "nothing"}"];
        return new Check("against", comparison.Before, Passed: false, "it differs.", [.. comparison.Lines(), .. parting]);
    }

    /// <summary>What an annotation in GitHub's log says of a check that failed: <c>::error title=sharpe_ratio&gt;=1::…</c>.</summary>
    /// <param name="report">Which report was held to it.</param>
    public string Annotation(string report)
    {
        string title = Escaped($"{report}: {Kind} {Name}").Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
        return $"::error title={title}::{Escaped(string.Join('\n', Details.Prepend(Message)))}";
    }

    private static string Escaped(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}

/// <summary>A report and all that it was held to.</summary>
/// <param name="Report">What the report is called.</param>
/// <param name="Checks">Each, in order.</param>
public sealed record CheckedReport(string Report, IReadOnlyList<Check> Checks);
