using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>Keeps the list of holes true while files change.</summary>
internal static class HoleList
{
    /// <summary>The holes of a dataset after some of its files were rewritten.</summary>
    /// <param name="before">The holes before that.</param>
    /// <param name="files">All files after it.</param>
    /// <param name="rewritten">Open times of the files that were rewritten, by name.</param>
    /// <param name="interval">How long a bar lasts.</param>
    public static IReadOnlyList<CachedHole> After(
        IReadOnlyList<CachedHole> before, IReadOnlyList<CachedFile> files, IReadOnlyDictionary<string, long[]> rewritten, Interval interval)
    {
        List<CachedHole> holes = [];
        long? end = null;
        foreach (CachedFile file in files)
        {
            if (end < file.FirstTime)
                holes.Add(Hole(end.Value, file.FirstTime, interval));
            if (rewritten.TryGetValue(file.Name, out long[]? times))
                holes.AddRange(Between(Ranges.Of(times, interval), interval));
            else
                holes.AddRange(before.Where(hole => hole.From > file.FirstTime && hole.To <= file.LastTime));
            end = interval.Next(file.LastTime);
        }

        return [.. holes.Select(hole => before.FirstOrDefault(known => (known.From, known.To) == (hole.From, hole.To)) ?? hole)];
    }

    /// <summary>The holes of a dataset in [from, to), and what it lacks of that at either end.</summary>
    public static IEnumerable<CachedHole> Within(CacheManifest manifest, Interval interval, long from, long to)
    {
        (from, to) = (NextOpen(interval, from), NextOpen(interval, to));
        long first = Math.Max(manifest.Files[0].FirstTime, from);
        long end = Math.Min(interval.Next(manifest.Files[^1].LastTime), to);
        if (from < first)
            yield return Hole(from, first, interval);
        foreach (CachedHole hole in manifest.Holes.Where(hole => hole.To > first && hole.From < end))
        {
            (long start, long stop) = (Math.Max(hole.From, first), Math.Min(hole.To, end));
            yield return hole with { From = start, To = stop, Bars = interval.CountBetween(start, stop) };
        }

        if (end < to)
            yield return Hole(end, to, interval);
    }

    /// <summary>The first open time that is not before an instant.</summary>
    private static long NextOpen(Interval interval, long time) => interval.IsAligned(time) ? time : interval.Next(interval.Floor(time));

    private static CachedHole Hole(long from, long to, Interval interval) =>
        new(from, to, interval.CountBetween(from, to), HoleClass.Unknown);

    private static IEnumerable<CachedHole> Between(List<TimeRange> ranges, Interval interval) =>
        ranges.Zip(ranges.Skip(1), (before, after) => Hole(before.To, after.From, interval));
}
