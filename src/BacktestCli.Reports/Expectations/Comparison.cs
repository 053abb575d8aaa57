using System.Globalization;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Expectations;

/// <summary>
/// How two reports differ in what models answered and in what they found: metrics, trades, what the signals were worth. Inputs are compared to explain;
/// they do not decide.
/// </summary>
public sealed record Comparison
{
    /// <summary>Inputs that differ.</summary>
    public required IReadOnlyList<Difference> Inputs { get; init; }

    /// <summary>Metrics that differ by more than the tolerance, in the later report's order.</summary>
    public required IReadOnlyList<Difference> Metrics { get; init; }

    /// <summary>The first trade's member that differs: <c>trades[3].exit_price</c>, or how many there are; null where none does.</summary>
    public required Difference? FirstTrade { get; init; }

    /// <summary>The first signal's member that differs: <c>signals.answers[3].score</c>, or how many there are; null where none does.</summary>
    public required Difference? FirstSignal { get; init; }

    /// <summary>What both say the signals were worth, and not alike by more than the tolerance; a placebo that only one has is no difference.</summary>
    public required IReadOnlyList<Difference> Worth { get; init; }

    /// <summary>True where signals, metrics and trades are the same within the tolerance.</summary>
    public bool Same => Metrics.Count == 0 && FirstTrade is null && FirstSignal is null && Worth.Count == 0;

    /// <summary>Compares two reports.</summary>
    /// <param name="before">The one that is held to be right.</param>
    /// <param name="now">The one in question.</param>
    /// <param name="tolerance">Largest difference of two numbers that passes, fraction of the larger; 0: the text must be the same.</param>
    public static Comparison Of(StoredReport before, StoredReport now, double tolerance) => new()
    {
        Inputs = Differences(before.Inputs, now.Inputs, 0, ""),
        Metrics = Differences(before.Metrics, now.Metrics, tolerance, ""),
        FirstTrade = FirstDifference("trades", before.Trades, now.Trades, tolerance),
        FirstSignal = FirstDifference("signals.answers", before.Signals, now.Signals, tolerance),
        Worth = [.. Differences(before.Worth, now.Worth, tolerance, "").Where(difference => difference is { Before: not null, Now: not null })],
    };

    /// <summary>What differs, a line each: metrics, the first trade, signals, then inputs; empty where nothing that counts does.</summary>
    public IEnumerable<string> Lines()
    {
        if (Same)
            yield break;
        foreach (Difference metric in Metrics)
            yield return metric.ToString();
        if (FirstTrade is not null)
            yield return FirstTrade.ToString();
        if (FirstSignal is not null)
            yield return FirstSignal.ToString();
        foreach (Difference worth in Worth)
            yield return worth.ToString();
        foreach (Difference input in Inputs)
            yield return "input " + input;
    }

    private static Difference? FirstDifference(
        string list,
        IReadOnlyList<IReadOnlyDictionary<string, string>> before,
        IReadOnlyList<IReadOnlyDictionary<string, string>> now,
        double tolerance)
    {
        for (int i = 0; i < Math.Min(before.Count, now.Count); i++)
        {
            if (Differences(before[i], now[i], tolerance, $"{list}[{i}].") is [var first, ..])
                return first;
        }

        return before.Count == now.Count ? null : new Difference($"number of {list}", Text(before.Count), Text(now.Count));
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static Difference[] Differences(
        IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now, double tolerance, string prefix) =>
        [.. now.Keys.Union(before.Keys)
            .Select(key => new Difference(prefix + key, before.GetValueOrDefault(key), now.GetValueOrDefault(key)))
            .Where(difference => difference.Exceeds(tolerance))];
}
