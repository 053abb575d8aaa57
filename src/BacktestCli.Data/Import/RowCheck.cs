using BacktestCli.Core.Market;

namespace BacktestCli.Data.Import;

/// <summary>Finds every row that is at fault, and the rows that are left when those are repaired.</summary>
internal sealed class RowCheck(JoinedRows rows, Interval interval, Repair repair, long? now)
{
    private readonly FaultTally[] _tallies = [.. Enum.GetValues<FaultKind>().Select(kind => new FaultTally(kind))];
    private readonly bool[] _dropped = new bool[rows.Bars.Count];

    /// <summary>Looks at every row.</summary>
    /// <returns>What is wrong; empty where nothing is.</returns>
    public IReadOnlyList<Fault> Run()
    {
        _tallies[(int)FaultKind.Unparsable].Join(rows.Unparsable());
        BarTable bars = rows.Bars;
        for (int row = 0; row < bars.Count; row++)
        {
            if ((BarRules.Broken(bars, row, interval) ?? Unfinished(bars.Times[row])) is not { } kind)
                continue;
            _dropped[row] = true;
            Count(kind, row);
        }

        CheckOrder();
        CheckRepeats();
        return [.. _tallies.Where(tally => tally.Count > 0).Select(tally => tally.ToFault())];
    }

    /// <summary>The rows that stay, sorted, each time once. Only after <see cref="Run"/>.</summary>
    public BarTable Repaired()
    {
        if (!_dropped.Contains(true) && RowOrder.IsSorted(rows.Bars.Times))
            return rows.Bars;

        int[] order = RowOrder.Sort(rows.Bars.Times);
        return rows.Bars.Pick([.. order.Where(row => !_dropped[row])]);
    }

    private FaultKind? Unfinished(long openTime) =>
        now is { } limit && (openTime >= limit || interval.Next(openTime) > limit) ? FaultKind.Unfinished : null;

    private void CheckOrder()
    {
        ReadOnlySpan<long> times = rows.Bars.Times;
        for (int row = 1; row < times.Length; row++)
        {
            if (times[row] < times[row - 1] && !rows.IsFirstOfDocument(row))
                Count(FaultKind.Disorder, row);
        }
    }

    private void CheckRepeats()
    {
        if (RowOrder.IsStrictlyRising(rows.Bars.Times))
            return;

        int[] order = [.. RowOrder.Sort(rows.Bars.Times).Where(row => !_dropped[row])];
        for (int start = 0, end; start < order.Length; start = end)
        {
            end = start + 1;
            while (end < order.Length && rows.Bars.Times[order[end]] == rows.Bars.Times[order[start]])
                end++;
            if (end - start > 1)
                CheckGroup(order.AsSpan(start, end - start));
        }
    }

    /// <summary>Rows of one open time, in the order they were written.</summary>
    private void CheckGroup(ReadOnlySpan<int> group)
    {
        bool conflict = false;
        foreach (int row in group[1..])
        {
            bool agrees = rows.Bars.Agrees(group[0], rows.Bars, row);
            conflict |= !agrees;
            Count(agrees ? FaultKind.Duplicate : FaultKind.ConflictingDuplicate, row);
        }

        int kept = repair == Repair.KeepLast ? group[^1] : group[0];
        foreach (int row in group)
        {
            _dropped[row] = row != kept || (conflict && repair == Repair.Drop);
            if (!conflict)
                rows.Bars.FillAbsent(kept, rows.Bars, row);
        }
    }

    private void Count(FaultKind kind, int row)
    {
        if (_tallies[(int)kind].Add())
            _tallies[(int)kind].Explain(rows.Example(row, BarRules.Describe(rows.Bars, row)));
    }
}
