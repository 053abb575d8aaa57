namespace BacktestCli.Data.Cache;

/// <summary>Finds what a dataset lacks and it is worth asking for.</summary>
internal static class DatasetGaps
{
    /// <summary>What was asked for minus what is covered minus what a source has said it does not have.</summary>
    /// <param name="folder">The dataset.</param>
    /// <param name="manifest">What it holds.</param>
    /// <param name="covered">The stretches it has all of.</param>
    /// <param name="asked">The stretch that is wanted.</param>
    /// <param name="recheck">True: only what is covered by files that are whole is left out.</param>
    public static IReadOnlyList<TimeRange> Missing(
        DatasetFolder folder, CacheManifest manifest, IReadOnlyList<TimeRange> covered, TimeRange asked, bool recheck)
    {
        if (asked.From >= asked.To)
            return [];
        IReadOnlyList<TimeRange> there = recheck
            ? Ranges.Without(covered, Damaged(folder, manifest, asked))
            : Ranges.Joined([.. covered, .. AbsenceList.Confirmed(manifest.Absences)]);
        return [.. Ranges.Without(asked, there)];
    }

    private static TimeRange[] Damaged(DatasetFolder folder, CacheManifest manifest, TimeRange asked) =>
    [
        .. manifest.Files
            .Where(file => file.LastTime >= asked.From && file.FirstTime < asked.To && folder.TryRead(file) is null)
            .Select(file => CacheLayout.FileRange(folder.Name.Interval, file.FirstTime)),
    ];
}
