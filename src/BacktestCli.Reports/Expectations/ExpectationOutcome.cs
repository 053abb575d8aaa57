using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Expectations;

/// <summary>Whether an expectation was met, and by how much.</summary>
/// <param name="Expectation">What was expected.</param>
/// <param name="Value">What the metric came to; null where it is undefined.</param>
/// <param name="Gap">What is missing to the bound; where it was reached, 0 or less by what there is to spare; null where the metric is undefined.</param>
/// <param name="Passed">True where it was met.</param>
public sealed record ExpectationOutcome(Expectation Expectation, double? Value, double? Gap, bool Passed)
{
    /// <summary>A sentence: <c>sharpe_ratio&gt;=1 failed: it is 0.8, off by 0.2.</c></summary>
    public override string ToString() => (Value, Gap, Passed) switch
    {
        (null, _, _) => $"{Expectation} failed: {Expectation.Metric.Name} is undefined.",
        ({ } value, var gap, true) => $"{Expectation} passed: it is {JsonNumber.Text(value)}, with {JsonNumber.Text(0 - gap!.Value)} to spare.",
        ({ } value, var gap, false) => $"{Expectation} failed: it is {JsonNumber.Text(value)}, off by {JsonNumber.Text(gap!.Value)}.",
    };
}
