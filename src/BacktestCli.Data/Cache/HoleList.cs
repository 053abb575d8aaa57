using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>Finds what is missing between bars and around them, and why.</summary>
internal static class HoleList
{
    /// <summary>The stretches without a bar between bars, after some files were rewritten.</summary>
    /// <param name="before">The holes before that.</param>
    /// <param name="files">All files after it.</param>
    /// <param name="rewritten">Open times of the files that were rewritten, by name.</param>
    /// <param name="interval">How long a bar lasts.</param>
    public static List<TimeRange> After(
        IReadOnlyList<CachedHole> before, IReadOnlyList<CachedFile> files, IReadOnlyDictionary<string, long[]> rewritten, Interval interval)
    {
        List<TimeRange> known = Joined(before);
        List<TimeRange> holes = [];
        long? end = null;
        foreach (CachedFile file in files)
        {
            if (end < file.FirstTime)
                holes.Add(new TimeRange(end.Value, file.FirstTime));
            end = interval.Next(file.LastTime);
            holes.AddRange(rewritten.TryGetValue(file.Name, out long[]? times)
                ? Between(Ranges.Of(times, interval))
                : Ranges.Shared(new TimeRange(file.FirstTime, end.Value), known));
        }

        return holes;
    }

    /// <summary>Holes out of stretches without a bar: split by what is known of why.</summary>
    public static IReadOnlyList<CachedHole> Classified(
        IEnumerable<TimeRange> stretches, IReadOnlyList<CachedAbsence> absences, Interval interval)
    {
        TimeRange[] known = [.. absences.Select(absence => absence.Range)];
        List<CachedHole> holes = [];
        foreach (TimeRange stretch in stretches)
        {
            (long start, HoleClass why) = (stretch.From, HoleClass.Unknown);
            long at = start;
            for (int place = Ranges.FirstEndingAfter(known, start); place < known.Length && known[place].From < stretch.To; place++)
            {
                Turn(Math.Max(known[place].From, stretch.From), HoleClass.Unknown);
                Turn(Math.Min(known[place].To, stretch.To), absences[place].Class);
            }

            Turn(stretch.To, HoleClass.Unknown);
            holes.Add(Hole(start, at, why, interval));

            // goes on to an instant for a reason, and ends the hole under way where the reason is another
            void Turn(long to, HoleClass reason)
            {
                if (to == at)
                    return;
                if (reason != why && at > start)
                {
                    holes.Add(Hole(start, at, why, interval));
                    start = at;
                }

                (at, why) = (to, reason);
            }
        }

        return holes;
    }

    /// <summary>The holes of a dataset in a stretch of time, its two ends included.</summary>
    public static IReadOnlyList<CachedHole> Within(CacheManifest manifest, Interval interval, TimeRange asked) =>
        Classified(Ranges.Without(Aligned(asked, interval), Covered(manifest, interval)), manifest.Absences, interval);

    /// <summary>The stretches of a dataset that have every bar.</summary>
    public static List<TimeRange> Covered(CacheManifest manifest, Interval interval) => manifest.Files.Count == 0
        ? []
        : [.. Ranges.Without(new TimeRange(manifest.Files[0].FirstTime, interval.Next(manifest.Files[^1].LastTime)), Joined(manifest.Holes))];

    /// <summary>The open times in a stretch of time, as a stretch that begins with the first of them.</summary>
    public static TimeRange Aligned(TimeRange range, Interval interval) => new(interval.Ceiling(range.From), interval.Ceiling(range.To));

    private static List<TimeRange> Joined(IReadOnlyList<CachedHole> holes) => Ranges.Joined(holes.Select(hole => new TimeRange(hole.From, hole.To)));

    private static CachedHole Hole(long from, long to, HoleClass why, Interval interval) => new(from, to, interval.CountBetween(from, to), why);

    private static IEnumerable<TimeRange> Between(List<TimeRange> ranges) =>
        ranges.Zip(ranges.Skip(1), (before, after) => new TimeRange(before.To, after.From));
}
