using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>The first signal that only one of two reports has, or that they do not agree on.</summary>
internal static class FirstSignalEvent
{
    public static Divergence? In(IReadOnlyList<StoredLine> before, IReadOnlyList<StoredLine> now, PolicyRule rule)
    {
        if (rule.IsIgnored)
            return null;
        int shared = Math.Min(before.Count, now.Count);
        for (int i = 0; i < shared; i++)
        {
            if (Differences.Of(before[i], now[i], rule) is { Count: > 0 } differences)
                return Of(before[i], now[i], differences);
        }

        return before.Count == now.Count ? null
            : before.Count > shared ? Alone(before[shared], isBefore: true) : Alone(now[shared], isBefore: false);
    }

    private static Divergence Of(StoredLine before, StoredLine now, IReadOnlyList<Difference> differences)
    {
        int order = before.Time("time").CompareTo(now.Time("time"));
        if (order == 0)
            order = string.CompareOrdinal(before.Text("instrument"), now.Text("instrument"));
        return order switch
        {
            < 0 => Alone(before, isBefore: true),
            > 0 => Alone(now, isBefore: false),
            _ => new Divergence(
                "signal",
                now.Time("time"),
                now.Text("instrument"),
                string.Join(", ", differences.Select(difference => $"{difference.Name} {difference.Before}")),
                string.Join(", ", differences.Select(difference => $"{difference.Name} {difference.Now}"))),
        };
    }

    private static Divergence Alone(StoredLine signal, bool isBefore)
    {
        string words = $"score {signal["score"]}, confidence {signal["confidence"]}";
        return new Divergence("signal", signal.Time("time"), signal.Text("instrument"), isBefore ? words : null, isBefore ? null : words);
    }
}
