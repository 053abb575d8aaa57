using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>The first entry or exit that only one of two reports has, or that they do not agree on.</summary>
internal static class FirstTradeEvent
{
    /// <summary>Members that an entry decides; every other one is known at the exit.</summary>
    private static readonly HashSet<string> OfEntry = ["entry_time", "entry_price", "quantity", "tag"];

    public static Divergence? In(TradeAlignment trades)
    {
        StoredLine? before = Earliest(trades.OnlyBefore);
        StoredLine? now = Earliest(trades.OnlyNow);
        Divergence? alone = (before, now) switch
        {
            ({ } one, { } other) when one.Time("entry_time") == other.Time("entry_time") && one.Text("instrument") == other.Text("instrument") => Entry(one, other),
            ({ } one, { } other) when other.Time("entry_time") < one.Time("entry_time") => Entry(null, other),
            ({ } one, _) => Entry(one, null),
            (null, { } other) => Entry(null, other),
            _ => null,
        };
        Divergence? earliest = alone;
        foreach (TradeChange change in trades.Changed)
            earliest = Divergence.Earliest(earliest, EarlierThan(earliest, change));
        return earliest;
    }

    private static Divergence? EarlierThan(Divergence? earliest, TradeChange change)
    {
        bool isEntry = change.Differences.Any(difference => OfEntry.Contains(difference.Name));
        long time = EarlierOf(change, isEntry ? "entry_time" : "exit_time");
        if (earliest is not null && earliest.Time <= time)
            return null;
        Difference[] shown = [.. change.Differences.Where(difference => !isEntry || OfEntry.Contains(difference.Name))];
        return new Divergence(
            isEntry ? "entry" : "exit",
            time,
            change.Before.Text("instrument"),
            string.Join(", ", shown.Select(difference => $"{difference.Name} {difference.Before}")),
            string.Join(", ", shown.Select(difference => $"{difference.Name} {difference.Now}")));
    }

    private static long EarlierOf(TradeChange change, string name)
    {
        long time = change.Before.Time(name);
        return change.Differences.Any(difference => difference.Name == name) ? Math.Min(time, change.Now.Time(name)) : time;
    }

    private static StoredLine? Earliest(IReadOnlyList<StoredLine> trades) => trades.Count == 0 ? null : trades.MinBy(trade => trade.Time("entry_time"));

    private static Divergence Entry(StoredLine? before, StoredLine? now)
    {
        StoredLine known = before ?? now!.Value;
        return new Divergence("entry", known.Time("entry_time"), known.Text("instrument"), Words(before), Words(now));
    }

    private static string? Words(StoredLine? trade) => trade is { } known ? $"{known.Text("side")} {known["quantity"]} at {known["entry_price"]}" : null;
}
