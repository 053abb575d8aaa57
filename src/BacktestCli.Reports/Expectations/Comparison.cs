using System.Globalization;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Expectations;

/// <summary>How two reports differ in what they found: metrics and trades. Inputs are compared to explain; they do not decide.</summary>
public sealed record Comparison
{
    /// <summary>Inputs that differ.</summary>
    public required IReadOnlyList<Difference> Inputs { get; init; }

    /// <summary>Metrics that differ by more than the tolerance, in the later report's order.</summary>
    public required IReadOnlyList<Difference> Metrics { get; init; }

    /// <summary>The first trade's member that differs: <c>trades[3].exit_price</c>, or how many there are; null where none does.</summary>
    public required Difference? FirstTrade { get; init; }

    /// <summary>True where metrics and trades are the same within the tolerance.</summary>
    public bool Same => Metrics.Count == 0 && FirstTrade is null;

    /// <summary>Compares two reports.</summary>
    /// <param name="before">The one that is held to be right.</param>
    /// <param name="now">The one in question.</param>
    /// <param name="tolerance">Largest difference of two numbers that passes, fraction of the larger; 0: the text must be the same.</param>
    public static Comparison Of(StoredReport before, StoredReport now, double tolerance) => new()
    {
        Inputs = Differences(before.Inputs, now.Inputs, 0, ""),
        Metrics = Differences(before.Metrics, now.Metrics, tolerance, ""),
        FirstTrade = FirstDifference(before.Trades, now.Trades, tolerance),
    };

    /// <summary>What differs, a line each: metrics, the first trade, then inputs; empty where nothing that counts does.</summary>
    public IEnumerable<string> Lines()
    {
        if (Same)
            yield break;
        foreach (Difference metric in Metrics)
            yield return metric.ToString();
        if (FirstTrade is not null)
            yield return FirstTrade.ToString();
        foreach (Difference input in Inputs)
            yield return "input " + input;
    }

    private static Difference? FirstDifference(
        IReadOnlyList<IReadOnlyDictionary<string, string>> before, IReadOnlyList<IReadOnlyDictionary<string, string>> now, double tolerance)
    {
        for (int i = 0; i < Math.Min(before.Count, now.Count); i++)
        {
            if (Differences(before[i], now[i], tolerance, $"trades[{i}].") is [var first, ..])
                return first;
        }

        return before.Count == now.Count ? null : new Difference("number of trades", Text(before.Count), Text(now.Count));
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static Difference[] Differences(
        IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now, double tolerance, string prefix) =>
        [.. now.Keys.Union(before.Keys)
            .Select(key => new Difference(prefix + key, before.GetValueOrDefault(key), now.GetValueOrDefault(key)))
            .Where(difference => difference.Exceeds(tolerance))];
}
