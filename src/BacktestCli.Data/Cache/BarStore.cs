using BacktestCli.Core.Market;
using BacktestCli.Data.Import;

namespace BacktestCli.Data.Cache;

/// <summary>
/// One change of one dataset of bars: what is there and what comes are made one, file by file, and then everything changes at once.
/// </summary>
/// <param name="folder">The dataset.</param>
/// <param name="manifest">What it holds; nobody else writes meanwhile.</param>
/// <param name="now">For the record, Unix ms.</param>
/// <param name="version">This program's version, for the record.</param>
internal sealed class BarStore(DatasetFolder folder, CacheManifest manifest, long now, string version)
{
    private readonly Interval _interval = folder.Name.Step;

    /// <summary>Merges bars of files and writes what changed.</summary>
    /// <exception cref="DataException">Bars differ from those that are there, and nobody said which stay; nothing was written.</exception>
    public CacheImportResult Import(ImportedBars imported, Preference preference)
    {
        var merge = new FileMerge(folder, manifest, preference, "the file has ");
        merge.Add(imported.Bars, "Say which stay: --prefer new or --prefer old.");
        List<TimeRange> contributed = Ranges.Of(merge.Contributed, _interval);
        CachedSource mine = new()
        {
            Ranges = contributed,
            Files = imported.Sources,
            ImportedAt = now,
            Version = version,
            Repair = imported.Repair,
            Repaired = [.. imported.Faults.Select(fault => new RepairedRows(fault.Kind, fault.Count))],
            Preferred = merge.Differed > 0 ? preference : null,
            Differed = merge.Differed,
        };
        CacheManifest next = Next(merge, [.. Old(merge, contributed), mine], []);
        if (merge.Rewritten.Count > 0)
            folder.Change(manifest, next, merge.Rewritten.Keys);
        return Result(merge, next, preference);
    }

    /// <summary>Merges bars that were fetched, and what was found not to exist, and writes what changed.</summary>
    /// <exception cref="DataException">Bars differ from those that are there; nothing was written.</exception>
    public CacheImportResult Store(FetchedBars fetched)
    {
        var merge = new FileMerge(folder, manifest, Preference.None, "now there is ");
        merge.Add(fetched.Bars, Removal(fetched.Bars));
        List<TimeRange> contributed = Ranges.Of(merge.Contributed, _interval);
        IReadOnlyList<CachedSource> sources = [.. Old(merge, contributed)];
        List<TimeRange> unclaimed = contributed;
        foreach (FetchedFrom fetchedFrom in fetched.Sources)
        {
            List<TimeRange> claimed = Ranges.Shared(Ranges.Joined([.. fetchedFrom.Ranges.Select(WithLastBar)]), unclaimed);
            if (claimed.Count > 0)
                sources = SourceList.With(sources, SourceList.Of(fetchedFrom, claimed, now, version));
            unclaimed = Ranges.Without(unclaimed, claimed);
        }

        if (unclaimed.Count > 0)
            throw new ArgumentException($"No source answers for the bars from {UtcTime.Format(unclaimed[0].From)}.", nameof(fetched));
        return Commit(merge, sources, fetched);
    }

    /// <summary>A bar belongs to the range it opens in, also where it ends in the next year, as weeks do.</summary>
    private TimeRange WithLastBar(TimeRange range) => range.To > range.From ? range with { To = _interval.Ceiling(range.To) } : range;

    /// <summary>Merges bars that were built from finer ones.</summary>
    /// <exception cref="DataException">Bars differ from those that are there; nothing was written.</exception>
    public CacheImportResult StoreResampled(BarTable bars, Interval finer)
    {
        var merge = new FileMerge(folder, manifest, Preference.None, "now there is ");
        merge.Add(bars, Removal(bars));
        List<TimeRange> contributed = Ranges.Of(merge.Contributed, _interval);
        IReadOnlyList<CachedSource> sources = [.. Old(merge, contributed)];
        CachedSource mine = new() { Ranges = contributed, Files = [], ResampledFrom = finer.ToString(), ImportedAt = now, Version = version };
        return Commit(
            merge, contributed.Count > 0 ? SourceList.With(sources, mine) : sources, new FetchedBars { Bars = bars, Sources = [] });
    }

    private CacheImportResult Commit(FileMerge merge, IReadOnlyList<CachedSource> sources, FetchedBars fetched)
    {
        Absence[] aligned = [.. fetched.Absences.Select(absence => absence with { Range = HoleList.Aligned(absence.Range, _interval) })];
        CacheManifest next = Next(merge, sources, AbsenceList.Found(aligned, fetched.Sources, now));
        if (merge.Rewritten.Count > 0)
            folder.Change(manifest, next, merge.Rewritten.Keys);
        else if (!next.Absences.SequenceEqual(manifest.Absences))
            folder.Change(next);
        return Result(merge, next, Preference.None);
    }

    private CacheManifest Next(FileMerge merge, IReadOnlyList<CachedSource> sources, IReadOnlyList<CachedAbsence> found)
    {
        IReadOnlyList<CachedFile> files = merge.Files;
        List<TimeRange> stretches = HoleList.After(manifest.Holes, files, merge.Rewritten, _interval);
        List<TimeRange> held = files.Count == 0
            ? []
            : [.. Ranges.Without(new TimeRange(files[0].FirstTime, _interval.Next(files[^1].LastTime)), stretches)];
        IReadOnlyList<CachedAbsence> absences = AbsenceList.After(manifest.Absences, found, held);
        return new CacheManifest
        {
            Files = files,
            Sources = sources,
            Holes = HoleList.Classified(stretches, absences, _interval),
            Absences = absences,
        };
    }

    /// <summary>The sources that were known, of which nothing rests any more on what was lost or comes from another now.</summary>
    private IEnumerable<CachedSource> Old(FileMerge merge, List<TimeRange> contributed) =>
        SourceList.Without(manifest.Sources, Ranges.Joined([.. merge.LostRanges, .. contributed]));

    private CacheImportResult Result(FileMerge merge, CacheManifest next, Preference preference) => new()
    {
        Instrument = folder.Name.Instrument,
        Interval = _interval,
        Added = merge.Contributed.Count - (preference == Preference.New ? merge.Differed : 0),
        Equal = merge.Equal,
        Differed = merge.Differed,
        Preferred = preference,
        FilesWritten = [.. merge.Rewritten.Keys],
        FilesLost = merge.Lost,
        Bars = next.Files.Sum(file => file.Rows),
        Holes = next.Holes,
    };

    private string Removal(BarTable bars) => bars.Count == 0
        ? ""
        : $"To take the new ones, remove what is there and ask again: "
            + $"{DatasetOptions.Removal(folder.Name, new TimeRange(bars.Times[0], _interval.Next(bars.Times[^1])))}.";
}
