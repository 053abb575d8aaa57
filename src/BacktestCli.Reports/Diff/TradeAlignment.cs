using System.Text.Json;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>The trades of two reports side by side: those of the same instrument, side and entry time belong together.</summary>
public sealed record TradeAlignment
{
    /// <summary>Trades that are the same in both.</summary>
    public required int Same { get; init; }

    /// <summary>Trades that are in both and differ, in the earlier report's order.</summary>
    public required IReadOnlyList<TradeChange> Changed { get; init; }

    /// <summary>Trades that only the earlier report has.</summary>
    public required IReadOnlyList<StoredLine> OnlyBefore { get; init; }

    /// <summary>Trades that only the later report has.</summary>
    public required IReadOnlyList<StoredLine> OnlyNow { get; init; }

    /// <summary>True where nothing differs.</summary>
    public bool IsSame => Changed.Count + OnlyBefore.Count + OnlyNow.Count == 0;

    /// <summary>Puts the trades of two reports side by side.</summary>
    internal static TradeAlignment Of(IReadOnlyList<StoredLine> before, IReadOnlyList<StoredLine> now, PolicyRule rule)
    {
        if (rule.IsIgnored)
            return new TradeAlignment { Same = 0, Changed = [], OnlyBefore = [], OnlyNow = [] };
        int start = 0;
        while (start < Math.Min(before.Count, now.Count) && before[start].IsSameAs(now[start]))
            start++;
        Dictionary<string, Queue<StoredLine>> waiting = [];
        for (int i = start; i < now.Count; i++)
            Waiting(waiting, KeyOf(now[i])).Enqueue(now[i]);

        int same = start;
        List<TradeChange> changed = [];
        List<StoredLine> onlyBefore = [];
        for (int i = start; i < before.Count; i++)
        {
            if (!Waiting(waiting, KeyOf(before[i])).TryDequeue(out StoredLine other))
                onlyBefore.Add(before[i]);
            else if (Differences.Of(before[i], other, rule) is { Count: > 0 } differences)
                changed.Add(new TradeChange(before[i], other, differences));
            else
                same++;
        }

        StoredLine[] onlyNow = [.. waiting.Values.SelectMany(queue => queue).OrderBy(trade => trade.Text("exit_time"), StringComparer.Ordinal)];
        return new TradeAlignment { Same = same, Changed = changed, OnlyBefore = onlyBefore, OnlyNow = onlyNow };
    }

    private static Queue<StoredLine> Waiting(Dictionary<string, Queue<StoredLine>> waiting, string key)
    {
        if (!waiting.TryGetValue(key, out Queue<StoredLine>? queue))
            waiting[key] = queue = new Queue<StoredLine>(1);
        return queue;
    }

    /// <summary>Instrument, side and entry time, looked for from the front, where they stand.</summary>
    private static string KeyOf(StoredLine trade)
    {
        (string? instrument, string? side, string? entry) = (null, null, null);
        foreach (JsonProperty member in trade.Members)
        {
            if (member.NameEquals("instrument"u8))
                instrument = member.Value.GetRawText();
            else if (member.NameEquals("side"u8))
                side = member.Value.GetRawText();
            else if (member.NameEquals("entry_time"u8))
                entry = member.Value.GetRawText();
            if (instrument is not null && side is not null && entry is not null)
                break;
        }

        return string.Concat(instrument, side, entry);
    }
}

/// <summary>A trade that two reports have and do not agree on.</summary>
/// <param name="Before">As the earlier report has it.</param>
/// <param name="Now">As the later report has it.</param>
/// <param name="Differences">The members that differ.</param>
public sealed record TradeChange(StoredLine Before, StoredLine Now, IReadOnlyList<Difference> Differences);
