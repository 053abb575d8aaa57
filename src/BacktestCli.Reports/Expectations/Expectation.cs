using System.Globalization;
using BacktestCli.Core;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Expectations;

/// <summary>What a metric must come to: <c>sharpe_ratio&gt;=1</c>, <c>max_drawdown&lt;20%</c>.</summary>
public sealed record Expectation
{
    private static readonly string[] Operators = [">=", "<=", "==", "!=", ">", "<"];

    private Expectation(Metric metric, string comparison, double bound)
    {
        Metric = metric;
        Comparison = comparison;
        Bound = bound;
    }

    /// <summary>Which metric.</summary>
    public Metric Metric { get; }

    /// <summary>One of <c>&gt;= &lt;= &gt; &lt; == !=</c>.</summary>
    public string Comparison { get; }

    /// <summary>What it is held against.</summary>
    public double Bound { get; }

    /// <summary>Reads one expectation: a metric, a comparison, a number (20% is 0.2).</summary>
    /// <param name="text">The text; spaces are free.</param>
    /// <param name="problems">Gets a sentence where the text is wrong.</param>
    /// <returns>Null where it is wrong.</returns>
    public static Expectation? Parse(string text, ICollection<string> problems)
    {
        int at = text.AsSpan().IndexOfAny("<>=!");
        if (at < 0 || Array.Find(Operators, known => text.AsSpan(at).StartsWith(known)) is not { } comparison)
        {
            problems.Add($"expect '{text}': it must be a metric, one of {string.Join(' ', Operators)}, "
                + "and a number, such as sharpe_ratio>=1.");
            return null;
        }

        string name = text[..at].Trim();
        string number = text[(at + comparison.Length)..].Trim();
        Metric? metric = MetricCatalog.Find(name);
        double? bound = ParseBound(number);
        if (metric is null)
            problems.Add($"expect '{text}': there is no metric '{name}'.{Spelling.DidYouMean(name, Names)}");
        if (bound is null)
            problems.Add($"expect '{text}': '{number}' is not a number. Write 0.2 or 20%.");
        return metric is not null && bound is { } value ? new Expectation(metric, comparison, value) : null;
    }

    /// <summary>Reads a file's lines: one expectation a line; empty lines and what follows <c>#</c> are skipped.</summary>
    public static IReadOnlyList<Expectation> ParseLines(IEnumerable<string> lines, ICollection<string> problems) =>
        [.. lines
            .Select(line => line.Split('#')[0].Trim())
            .Where(line => line.Length > 0)
            .Select(line => Parse(line, problems))
            .OfType<Expectation>()];

    /// <summary>Holds a report's metric, as the report shows it (10 digits), against the bound. An undefined metric fails.</summary>
    public ExpectationOutcome Of(Report report) => Of(report.Metric(Metric.Name));

    /// <inheritdoc cref="Of(Report)"/>
    public ExpectationOutcome Of(StoredReport report) => Of(report.Metric(Metric.Name));

    private ExpectationOutcome Of(double? found)
    {
        if (found is not { } exact)
            return new ExpectationOutcome(this, null, null, Passed: false);

        double value = Shown(exact);
        (bool passed, double gap) = Comparison switch
        {
            ">=" => (value >= Bound, Bound - value),
            ">" => (value > Bound, Bound - value),
            "<=" => (value <= Bound, value - Bound),
            "<" => (value < Bound, value - Bound),
            "==" => (value == Bound, Math.Abs(value - Bound)),
            _ => (value != Bound, -Math.Abs(value - Bound)),
        };
        return new ExpectationOutcome(this, value, Shown(gap), passed);
    }

    private static double Shown(double value) => double.Parse(JsonNumber.Text(value), CultureInfo.InvariantCulture);

    /// <summary><c>sharpe_ratio&gt;=1</c>.</summary>
    public override string ToString() => Metric.Name + Comparison + JsonNumber.Text(Bound);

    private static IEnumerable<string> Names => MetricCatalog.All.Select(metric => metric.Name);

    private static double? ParseBound(string text)
    {
        bool percent = text.EndsWith('%');
        string number = percent ? text[..^1].TrimEnd() : text;
        if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value))
            return null;
        return (double)(percent ? value / 100 : value);
    }
}
