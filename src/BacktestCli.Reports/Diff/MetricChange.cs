using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Diff;

/// <summary>A metric that is not the same in two reports.</summary>
/// <param name="Difference">Its name and both values.</param>
/// <param name="IsBeyond">True where it differs by more than it may.</param>
public sealed record MetricChange(Difference Difference, bool IsBeyond)
{
    /// <summary>True where it is better now, false where it is worse; null where neither way is better, or one of the two is undefined.</summary>
    public bool? IsBetter => (Policy.Better(Difference.Name), Difference.Absolute) switch
    {
        (MetricDirection.Higher, { } change) => change > 0,
        (MetricDirection.Lower, { } change) => change < 0,
        _ => null,
    };

    /// <summary><c>better</c>, <c>worse</c>, or nothing.</summary>
    public string Verdict => IsBetter switch { true => "better", false => "worse", null => "" };
}
