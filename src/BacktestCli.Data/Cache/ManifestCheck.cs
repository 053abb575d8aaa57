using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>Holds what a manifest says of holes, coverage and absences against the times of the rows.</summary>
/// <param name="name">Which dataset.</param>
/// <param name="manifest">What is said.</param>
/// <param name="times">The times of every file's rows, by name.</param>
internal sealed class ManifestCheck(DatasetName name, CacheManifest manifest, IReadOnlyDictionary<string, long[]> times)
{
    /// <summary>What is not so.</summary>
    public IEnumerable<string> Run() => [.. name.Series is null ? OfBars(name.Step) : OfSeries(), .. OfAbsences()];

    private IEnumerable<string> OfBars(Interval interval)
    {
        List<TimeRange> stretches = HoleList.After([], manifest.Files, times, interval);
        if (!HoleList.Classified(stretches, manifest.Absences, interval).SequenceEqual(manifest.Holes))
            yield return "its list of holes is not that of the files";
    }

    private IEnumerable<string> OfSeries()
    {
        List<TimeRange> covered = Ranges.Joined(manifest.Sources.SelectMany(source => source.Ranges));
        foreach (CachedFile file in manifest.Files)
        {
            if (times[file.Name].FirstOrDefault(time => !Ranges.Shared(new TimeRange(time, time + 1), covered).Any(), -1) is >= 0 and var stray)
                yield return $"no source answers for the row at {UtcTime.Format(stray)} in {file.Name}";
        }
    }

    private IEnumerable<string> OfAbsences()
    {
        if (manifest.Absences.Zip(manifest.Absences.Skip(1)).Any(pair => pair.First.To > pair.Second.From))
            yield return "its absences are not sorted, or overlap";
        List<TimeRange> held = name.Series is null
            ? HoleList.Covered(manifest, name.Step)
            : Ranges.Joined(manifest.Sources.SelectMany(source => source.Ranges));
        if (manifest.Absences.FirstOrDefault(absence => Ranges.Shared(absence.Range, held).Any()) is { } wrong)
            yield return $"it says that nothing is there from {UtcTime.Format(wrong.From)} to {UtcTime.Format(wrong.To)}, and something is";
    }
}
