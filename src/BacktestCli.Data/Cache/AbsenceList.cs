namespace BacktestCli.Data.Cache;

/// <summary>Keeps the list of absences true: oldest first, none overlapping, none over what is there.</summary>
internal static class AbsenceList
{
    /// <summary>The absences after more was found out.</summary>
    /// <param name="before">Those that were known.</param>
    /// <param name="found">Those that were found now; they replace the others, but a failure does not replace an answer.</param>
    /// <param name="held">What is there.</param>
    public static IReadOnlyList<CachedAbsence> After(
        IReadOnlyList<CachedAbsence> before, IReadOnlyList<CachedAbsence> found, IReadOnlyList<TimeRange> held)
    {
        List<CachedAbsence> all = [];
        List<TimeRange> taken = [.. held];
        IEnumerable<CachedAbsence>[] ranks = [found.Where(IsConfirmed), before.Where(IsConfirmed), found.Where(IsOpen), before.Where(IsOpen)];
        foreach (IEnumerable<CachedAbsence> rank in ranks)
        {
            List<CachedAbsence> left = Joined(rank.SelectMany(absence => Cut(absence, taken)).OrderBy(absence => absence.From));
            all.AddRange(left);
            taken = Ranges.Joined([.. taken, .. left.Select(part => part.Range)]);
        }

        return Joined(all.OrderBy(absence => absence.From));
    }

    /// <summary>What is left of absences when stretches are taken out.</summary>
    public static IReadOnlyList<CachedAbsence> Without(IReadOnlyList<CachedAbsence> absences, IReadOnlyList<TimeRange> taken) =>
        [.. absences.SelectMany(absence => Cut(absence, taken))];

    /// <summary>The stretches that need not be asked for again.</summary>
    public static List<TimeRange> Confirmed(IReadOnlyList<CachedAbsence> absences) =>
        Ranges.Joined(absences.Where(IsConfirmed).Select(absence => absence.Range));

    /// <summary>What sources were found to lack, each with the address that answered for it.</summary>
    public static IReadOnlyList<CachedAbsence> Found(IReadOnlyList<Absence> absences, IReadOnlyList<FetchedFrom> sources, long now)
    {
        (string Address, List<TimeRange> Ranges)[] asked = [.. sources.Select(source => (source.Origin.Address, Ranges.Joined(source.Ranges)))];
        List<CachedAbsence> found = [];
        foreach (Absence absence in absences)
        {
            List<TimeRange> unclaimed = [absence.Range];
            foreach ((string address, List<TimeRange> ranges) in asked)
            {
                found.AddRange(Ranges.Shared(unclaimed, ranges).Select(part => Of(part, absence.Class, now, address)));
                unclaimed = Ranges.Without(unclaimed, ranges);
            }

            found.AddRange(unclaimed.Select(part => Of(part, absence.Class, now, null)));
        }

        return Joined(found.OrderBy(part => part.From));
    }

    private static CachedAbsence Of(TimeRange range, HoleClass why, long now, string? address) => new(range.From, range.To, why, now, address);

    private static bool IsConfirmed(CachedAbsence absence) => absence.IsConfirmed;

    private static bool IsOpen(CachedAbsence absence) => !absence.IsConfirmed;

    private static IEnumerable<CachedAbsence> Cut(CachedAbsence absence, IReadOnlyList<TimeRange> taken) =>
        Ranges.Without(absence.Range, taken).Select(part => absence with { From = part.From, To = part.To });

    /// <summary>Joins neighbours that say the same; where two overlap that do not, the earlier one stays.</summary>
    private static List<CachedAbsence> Joined(IEnumerable<CachedAbsence> sorted)
    {
        List<CachedAbsence> joined = [];
        foreach (CachedAbsence next in sorted)
        {
            long from = joined.Count > 0 ? Math.Max(next.From, joined[^1].To) : next.From;
            if (joined.Count > 0 && joined[^1] is var last && last.To >= next.From && (last.Class, last.Source) == (next.Class, next.Source))
                joined[^1] = last with { To = Math.Max(last.To, next.To), FoundAt = Math.Max(last.FoundAt, next.FoundAt) };
            else if (from < next.To)
                joined.Add(next with { From = from });
        }

        return joined;
    }
}
