using System.Globalization;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>
/// How two reports differ in what models answered and in what they found: metrics, trades, what the signals were worth. Inputs are compared to explain;
/// they do not decide.
/// </summary>
public sealed record Comparison
{
    private readonly StoredReport _before;
    private readonly StoredReport _now;

    private Comparison(StoredReport before, StoredReport now)
    {
        _before = before;
        _now = now;
    }

    /// <summary>Name of the report that is held to be right.</summary>
    public string Before => _before.Name;

    /// <summary>Name of the one in question.</summary>
    public string Now => _now.Name;

    /// <summary>Inputs that differ.</summary>
    public required IReadOnlyList<Difference> Inputs { get; init; }

    /// <summary>Bars that differ.</summary>
    public required IReadOnlyList<DatasetChange> Datasets { get; init; }

    /// <summary>Inputs that differ, in words.</summary>
    public IReadOnlyList<Cause> Causes => Diff.Causes.Of(_before, _now, Inputs, Datasets);

    /// <summary>Metrics that differ, in the later report's order.</summary>
    public required IReadOnlyList<MetricChange> Metrics { get; init; }

    /// <summary>The first trade's member that differs by more than it may: <c>trades[3].exit_price</c>, or how many there are; null where none does.</summary>
    public required Difference? FirstTrade { get; init; }

    /// <summary>The first signal's member that differs by more than it may: <c>signals.answers[3].score</c>, or how many there are; null where none does.</summary>
    public required Difference? FirstSignal { get; init; }

    /// <summary>What both say the signals were worth, and not alike by more than they may; a placebo that only one has is no difference.</summary>
    public required IReadOnlyList<Difference> Worth { get; init; }

    /// <summary>The trades side by side.</summary>
    public required TradeAlignment Trades { get; init; }

    /// <summary>The first order that differs; null where none does, or where the orders of one of the two are not at hand.</summary>
    public Divergence? FirstOrder { get; init; }

    /// <summary>Where the two runs part; null where they do not, or where only figures differ that come of no event.</summary>
    public Divergence? FirstEvent => Divergence.Earliest(FirstSignalEvent.In(_before.Signals, _now.Signals, Policy.Signals), FirstOrder, FirstTradeEvent.In(Trades)) ?? FirstEquity;

    /// <summary>What the two may differ by.</summary>
    public required Policy Policy { get; init; }

    /// <summary>True where signals, metrics and trades are the same within the policy.</summary>
    public bool Same => !Metrics.Any(metric => metric.IsBeyond) && FirstTrade is null && FirstSignal is null && Worth.Count == 0;

    /// <summary>Compares two reports.</summary>
    /// <param name="before">The one that is held to be right.</param>
    /// <param name="now">The one in question.</param>
    /// <param name="tolerance">Largest difference of two numbers that passes, fraction of the larger; 0: the text must be the same.</param>
    public static Comparison Of(StoredReport before, StoredReport now, double tolerance) => Of(before, now, Policy.Within(tolerance));

    /// <inheritdoc cref="Of(StoredReport, StoredReport, double)"/>
    /// <param name="before">The one that is held to be right.</param>
    /// <param name="now">The one in question.</param>
    /// <param name="policy">What the two may differ by.</param>
    public static Comparison Of(StoredReport before, StoredReport now, Policy policy) => new(before, now)
    {
        Policy = policy,
        Inputs = [.. Differences.Of(before.Inputs, now.Inputs)],
        Datasets = DatasetChange.Of(before.Datasets, now.Datasets),
        Metrics = [.. Differences.Of(before.Metrics, now.Metrics)
            .Select(metric => new MetricChange(metric, !policy.Of(metric.Name).Allows(metric, Policy.Better(metric.Name))))],
        FirstTrade = FirstDifference("trades", before.Trades, now.Trades, policy.Trades),
        FirstSignal = FirstDifference("signals.answers", before.Signals, now.Signals, policy.Signals),
        Worth = [.. Differences.Of(before.Worth, now.Worth)
            .Where(worth => worth is { Before: not null, Now: not null } && !policy.Signals.Allows(worth, MetricDirection.Neither))],
        Trades = TradeAlignment.Of(before, now, policy.Trades),
    };

    /// <summary>What differs, a line each: metrics, the first trade, signals, then inputs; empty where nothing that counts does.</summary>
    public IEnumerable<string> Lines()
    {
        if (Same)
            yield break;
        foreach (MetricChange metric in Metrics.Where(metric => metric.IsBeyond))
            yield return metric.Difference.ToString();
        if (FirstTrade is not null)
            yield return FirstTrade.ToString();
        if (FirstSignal is not null)
            yield return FirstSignal.ToString();
        foreach (Difference worth in Worth)
            yield return worth.ToString();
        foreach (Difference input in Inputs)
            yield return "input " + input;
    }

    private Divergence? FirstEquity
    {
        get
        {
            for (int i = 0; i < Math.Min(_before.Equity.Count, _now.Equity.Count); i++)
            {
                ((string time, string before), (string timeNow, string now)) = (_before.Equity[i], _now.Equity[i]);
                if (time == timeNow && !Policy.Trades.Allows(new Difference("equity", before, now), MetricDirection.Neither))
                    return UtcTime.TryParse(time, out long at) ? new Divergence("equity", at, "", before, now) : null;
            }

            return null;
        }
    }

    private static Difference? FirstDifference(string list, IReadOnlyList<StoredLine> before, IReadOnlyList<StoredLine> now, PolicyRule rule)
    {
        if (rule.IsIgnored)
            return null;
        for (int i = 0; i < Math.Min(before.Count, now.Count); i++)
        {
            if (!before[i].IsSameAs(now[i]) && Differences.Of(before[i], now[i], rule, $"{list}[{i}].") is [var first, ..])
                return first;
        }

        return before.Count == now.Count ? null : new Difference($"number of {list}", Text(before.Count), Text(now.Count));
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
