using BacktestCli.Core.Market;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Cache;

/// <summary>One change of one series: rows are merged, and what was asked for is covered from now on.</summary>
/// <param name="folder">The series.</param>
/// <param name="manifest">What it holds; nobody else writes meanwhile.</param>
/// <param name="now">For the record, Unix ms.</param>
/// <param name="version">This program's version, for the record.</param>
internal sealed class SeriesStore(DatasetFolder folder, CacheManifest manifest, long now, string version)
{
    /// <summary>The stretches that were asked for and answered.</summary>
    public static List<TimeRange> Covered(CacheManifest manifest) => Ranges.Joined(manifest.Sources.SelectMany(source => source.Ranges));

    /// <summary>Merges rows and writes what changed.</summary>
    /// <returns>Rows that were not there.</returns>
    /// <exception cref="DataException">Rows differ from those that are there; nothing was written.</exception>
    public long Store(SeriesTable rows, IReadOnlyList<FetchedFrom> sources, IReadOnlyList<Absence> absences)
    {
        var merge = new FileMerge(folder, manifest, Preference.None, "now there is ");
        merge.Add(rows, Removal(rows));
        CacheManifest next = Next(merge, rows, [.. sources.Select(Aligned)], [.. absences.Select(absence => absence with { Range = Aligned(absence.Range) })]);
        if (merge.Rewritten.Count > 0)
            folder.Change(manifest, next, merge.Rewritten.Keys);
        else if (!SaysTheSame(next))
            folder.Change(next);
        return merge.Contributed.Count;
    }

    private CacheManifest Next(FileMerge merge, SeriesTable rows, FetchedFrom[] fetched, Absence[] absences)
    {
        List<TimeRange> there = Ranges.Joined(rows.Times.ToArray().Select(time => new TimeRange(time, EndOf(time))));
        List<TimeRange> absent = Ranges.Without(Ranges.Joined(absences.Select(absence => absence.Range)), there);
        IReadOnlyList<CachedSource> sources = [.. SourceList.Without(manifest.Sources, Ranges.Joined(merge.LostRanges))];
        List<TimeRange> covered = Ranges.Joined(sources.SelectMany(source => source.Ranges));
        foreach (FetchedFrom fetchedFrom in fetched)
        {
            List<TimeRange> claimed = Ranges.Without(Ranges.Without(Ranges.Joined(fetchedFrom.Ranges), absent), covered);
            if (claimed.Count > 0)
                sources = SourceList.With(sources, SourceList.Of(fetchedFrom, claimed, now, version));
            covered = Ranges.Joined([.. covered, .. claimed]);
        }

        if (Ranges.Without(there, covered) is [var stray, ..])
            throw new ArgumentException($"No source answers for the row at {UtcTime.Format(stray.From)}.", nameof(rows));
        return new CacheManifest
        {
            Files = merge.Files,
            Sources = sources,
            Absences = AbsenceList.After(manifest.Absences, AbsenceList.Found(absences, fetched, now), covered),
        };
    }

    private FetchedFrom Aligned(FetchedFrom fetched) => fetched with { Ranges = [.. fetched.Ranges.Select(Aligned)] };

    private TimeRange Aligned(TimeRange range) => folder.Name.Interval is { } interval ? HoleList.Aligned(range, interval) : range;

    private long EndOf(long time) => folder.Name.Interval is { } interval ? interval.Next(time) : time + 1;

    private bool SaysTheSame(CacheManifest next) =>
        next.Absences.SequenceEqual(manifest.Absences) && Covered(next).SequenceEqual(Covered(manifest));

    private string Removal(SeriesTable rows) => rows.Count == 0
        ? ""
        : $"To take the new ones, remove what is there and ask again: "
            + $"{DatasetOptions.Removal(folder.Name, new TimeRange(rows.Times[0], EndOf(rows.Times[^1])))}.";
}
