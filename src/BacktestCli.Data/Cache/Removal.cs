namespace BacktestCli.Data.Cache;

/// <summary>Takes a stretch of time out of a dataset: its rows, what they rested on, and what was known to be absent in it.</summary>
/// <param name="folder">The dataset.</param>
/// <param name="manifest">What it holds; nobody else writes meanwhile.</param>
internal sealed class Removal(DatasetFolder folder, CacheManifest manifest)
{
    /// <summary>What would go.</summary>
    /// <exception cref="DataException">A file that is partly in the stretch is damaged.</exception>
    public RemovedData Preview(TimeRange range) => Plan(range, isPreview: true).Removed;

    /// <summary>Does it.</summary>
    /// <exception cref="DataException">A file that is partly in the stretch is damaged; nothing was removed.</exception>
    public RemovedData Run(TimeRange range)
    {
        (CacheManifest next, FileMerge merge, RemovedData removed) = Plan(range, isPreview: false);
        if (next is { Files.Count: 0, Sources.Count: 0, Absences.Count: 0 })
            folder.Clear(manifest);
        else
            folder.Change(manifest, next, merge.Rewritten.Keys);
        return removed;
    }

    private (CacheManifest Next, FileMerge Merge, RemovedData Removed) Plan(TimeRange range, bool isPreview)
    {
        var merge = new FileMerge(folder, manifest, Preference.None, "", isPreview);
        long rows = merge.Remove(range);
        IReadOnlyList<CachedFile> files = merge.Files;
        IReadOnlyList<CachedAbsence> absences = AbsenceList.Without(manifest.Absences, [range]);
        var next = new CacheManifest
        {
            Files = files,
            Sources = [.. SourceList.Without(manifest.Sources, [range])],
            Absences = absences,
            Holes = folder.Name.Series is not null
                ? []
                : HoleList.Classified(HoleList.After(manifest.Holes, files, merge.Rewritten, folder.Name.Step), absences, folder.Name.Step),
        };
        long bytes = manifest.Files.Sum(file => file.Bytes) - files.Sum(file => file.Bytes);
        return (next, merge, new RemovedData(folder.Name, rows, bytes, rows == 0 ? null : Extent(range)));
    }

    private TimeRange Extent(TimeRange range)
    {
        long last = manifest.Files[^1].LastTime;
        long end = folder.Name.Interval is { } interval ? interval.Next(last) : last + 1;
        return new TimeRange(Math.Max(range.From, manifest.Files[0].FirstTime), Math.Min(range.To, end));
    }
}
