using System.Text.Json;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Diff;

/// <summary>The trades of two reports side by side: those of the same instrument, side and entry time belong together, and then those a few bars apart.</summary>
public sealed record TradeAlignment
{
    private const int None = -1;

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
    internal static TradeAlignment Of(StoredReport before, StoredReport now, PolicyRule rule)
    {
        if (rule.IsIgnored)
            return new TradeAlignment { Same = 0, Changed = [], OnlyBefore = [], OnlyNow = [] };
        int[] partners = Partners(before.Trades, now.Trades);
        AddNear(partners, before, now);
        int same = 0;
        List<TradeChange> changed = [];
        List<StoredLine> onlyBefore = [];
        bool[] isPaired = new bool[now.Trades.Count];
        for (int i = 0; i < partners.Length; i++)
        {
            if (partners[i] == None)
            {
                onlyBefore.Add(before.Trades[i]);
                continue;
            }

            isPaired[partners[i]] = true;
            if (Differences.Of(before.Trades[i], now.Trades[partners[i]], rule) is { Count: > 0 } differences)
                changed.Add(new TradeChange(before.Trades[i], now.Trades[partners[i]], differences));
            else
                same++;
        }

        return new TradeAlignment { Same = same, Changed = changed, OnlyBefore = onlyBefore, OnlyNow = [.. now.Trades.Where((_, i) => !isPaired[i])] };
    }

    /// <summary>Where the partner of each trade stands: the one of the same instrument, side and entry time.</summary>
    private static int[] Partners(IReadOnlyList<StoredLine> before, IReadOnlyList<StoredLine> now)
    {
        int[] partners = new int[before.Count];
        int start = 0;
        for (; start < Math.Min(before.Count, now.Count) && before[start].IsSameAs(now[start]); start++)
            partners[start] = start;
        Dictionary<string, Queue<int>> waiting = [];
        for (int i = start; i < now.Count; i++)
        {
            string key = KeyOf(now[i]);
            if (!waiting.TryGetValue(key, out Queue<int>? queue))
                waiting[key] = queue = new Queue<int>(1);
            queue.Enqueue(i);
        }

        for (int i = start; i < before.Count; i++)
            partners[i] = waiting.TryGetValue(KeyOf(before[i]), out Queue<int>? queue) && queue.TryDequeue(out int partner) ? partner : None;
        return partners;
    }

    /// <summary>Gives partners to those that came a little earlier or later.</summary>
    private static void AddNear(int[] partners, StoredReport before, StoredReport now)
    {
        HashSet<int> paired = [.. partners];
        ILookup<string, int> left = Grouped(before.Trades, Enumerable.Range(0, partners.Length).Where(i => partners[i] == None));
        ILookup<string, int> right = Grouped(now.Trades, Enumerable.Range(0, now.Trades.Count).Where(i => !paired.Contains(i)));
        if (!left.Any(group => right.Contains(group.Key)))
            return;
        Dictionary<string, long> reach = NearTrades.Reach(before, now);
        ILookup<string, int> taken = Grouped(before.Trades, Enumerable.Range(0, partners.Length).Where(i => partners[i] != None));
        foreach (IGrouping<string, int> group in left.Where(group => right.Contains(group.Key)))
        {
            IEnumerable<(int Before, int Now)> pairs = NearTrades.Pairs(
                Timed(before.Trades, group),
                Timed(now.Trades, right[group.Key]),
                Timed(before.Trades, taken[group.Key]).Select(trade => trade.Time),
                reach.GetValueOrDefault(before.Trades[group.First()].Text("instrument")));
            foreach ((int one, int other) in pairs)
                partners[one] = other;
        }
    }

    private static ILookup<string, int> Grouped(IReadOnlyList<StoredLine> trades, IEnumerable<int> which) => which.ToLookup(i => KeyOf(trades[i], isTimed: false));

    private static IEnumerable<(long Time, int Index)> Timed(IReadOnlyList<StoredLine> trades, IEnumerable<int> which) => which.Select(i => (trades[i].Time("entry_time"), i));

    /// <summary>Instrument, side and, where it is asked for, entry time, looked for from the front, where they stand.</summary>
    private static string KeyOf(StoredLine trade, bool isTimed = true)
    {
        (string? instrument, string? side, string? entry) = (null, null, null);
        foreach (JsonProperty member in trade.Members)
        {
            if (member.NameEquals("instrument"u8))
                instrument = member.Value.GetRawText();
            else if (member.NameEquals("side"u8))
                side = member.Value.GetRawText();
            else if (isTimed && member.NameEquals("entry_time"u8))
                entry = member.Value.GetRawText();
            if (instrument is not null && side is not null && (entry is not null || !isTimed))
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
