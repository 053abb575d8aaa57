namespace BacktestCli.Core.Metrics;

/// <summary>One figure about a run: what it is called, how it is computed, who says so.</summary>
public sealed record Metric
{
    /// <summary>Its name in reports and expectations: <c>sharpe_ratio</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its name for people: <c>Sharpe ratio</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What it is measured in.</summary>
    public required MetricUnit Unit { get; init; }

    /// <summary>Which way is better.</summary>
    /// <value>Default <see cref="MetricDirection.Neither"/>.</value>
    public MetricDirection Better { get; init; }

    /// <summary>The formula, in one line.</summary>
    public required string Formula { get; init; }

    /// <summary>Who defined it.</summary>
    public required string Source { get; init; }

    /// <summary>Computes it. Use <see cref="Of(RunStatistics)"/>, which also refuses what is not a number.</summary>
    public required Func<RunStatistics, double?> Compute { get; init; }

    /// <summary>Computes it from returns alone; null where it takes more than those. Use <see cref="Of(ReturnStatistics)"/>.</summary>
    public Func<ReturnStatistics, double?>? ComputeFromReturns { get; init; }

    /// <summary>The value for a curve of worth of which nothing else is known.</summary>
    /// <returns>Null where that leaves it undefined, and where it takes more than returns; never NaN or infinite.</returns>
    public double? Of(ReturnStatistics returns) => ComputeFromReturns?.Invoke(returns) is { } value && double.IsFinite(value) ? value : null;

    /// <summary>The value for one run.</summary>
    /// <returns>Null where the run leaves it undefined; never NaN or infinite.</returns>
    public double? Of(RunStatistics run) => Compute(run) is { } value && double.IsFinite(value) ? value : null;

    /// <summary>A metric that takes no more than returns.</summary>
    internal static Metric OfReturns(
        string name, string title, MetricUnit unit, MetricDirection better, string formula, string source, Func<ReturnStatistics, double?> compute) => new()
    {
        Name = name, Title = title, Unit = unit, Better = better, Formula = formula, Source = source,
        Compute = compute, ComputeFromReturns = compute,
    };
}

/// <summary>A metric and what it came to.</summary>
/// <param name="Metric">Which.</param>
/// <param name="Value">Its value; null where undefined.</param>
public readonly record struct MetricValue(Metric Metric, double? Value);

/// <summary>What a metric is measured in.</summary>
public enum MetricUnit
{
    /// <summary>A pure number.</summary>
    Ratio,

    /// <summary>A share of something: 0.1 is 10 %.</summary>
    Fraction,

    /// <summary>A probability, 0 to 1.</summary>
    Probability,

    /// <summary>Quote currency.</summary>
    Quote,

    /// <summary>Days of 24 hours, parts of a day included.</summary>
    Days,

    /// <summary>How many.</summary>
    Count,

    /// <summary>How many a day.</summary>
    PerDay,
}

/// <summary>Which way a metric is better.</summary>
public enum MetricDirection
{
    /// <summary>Neither end is good in itself.</summary>
    Neither,

    /// <summary>More is better.</summary>
    Higher,

    /// <summary>Less is better.</summary>
    Lower,
}
