using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Diff;

/// <summary>What two reports may differ by and still pass.</summary>
public sealed record Policy
{
    private readonly Dictionary<string, PolicyRule> _metrics = [];

    internal Policy(PolicyRule others) => Others = others;

    /// <summary>What holds for trades.</summary>
    /// <value>Default: numbers as <see cref="Others"/>.</value>
    public PolicyRule Trades { get; internal init; } = new(null, null);

    /// <summary>What holds for signals and what they were worth.</summary>
    /// <value>Default: numbers as <see cref="Others"/>.</value>
    public PolicyRule Signals { get; internal init; } = new(null, null);

    /// <summary>What holds for a metric without a rule of its own.</summary>
    public PolicyRule Others { get; }

    /// <summary>Every number may differ by so much, fraction of the larger; 0: not at all.</summary>
    public static Policy Within(double tolerance)
    {
        PolicyRule rule = new(null, tolerance);
        return new Policy(rule) { Trades = rule, Signals = rule };
    }

    /// <summary>What holds for a metric.</summary>
    public PolicyRule Of(string metric) => _metrics.GetValueOrDefault(metric, Others);

    internal void Add(string metric, PolicyRule rule) => _metrics[metric] = rule;

    /// <summary>Which way a metric is better; neither for one that is not known.</summary>
    internal static MetricDirection Better(string metric) => MetricCatalog.Find(metric)?.Better ?? MetricDirection.Neither;
}
