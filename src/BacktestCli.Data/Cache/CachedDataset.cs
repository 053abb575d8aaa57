using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>What the cache knows of one instrument and interval, by its manifest.</summary>
public sealed record CachedDataset
{
    /// <summary>What the bars are of.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>How long each lasts.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Bars held.</summary>
    public required long Bars { get; init; }

    /// <summary>Size of the files.</summary>
    public required long Bytes { get; init; }

    /// <summary>Open time of the first bar, Unix ms.</summary>
    public required long From { get; init; }

    /// <summary>Close time of the last bar, Unix ms.</summary>
    public required long To { get; init; }

    /// <summary>Stretches without a hole, oldest first.</summary>
    public required IReadOnlyList<TimeRange> Ranges { get; init; }

    /// <summary>Where bars are missing.</summary>
    public required IReadOnlyList<CachedHole> Holes { get; init; }

    /// <summary>The files, oldest first.</summary>
    public required IReadOnlyList<CachedFile> Files { get; init; }

    /// <summary>Where the bars came from.</summary>
    public required IReadOnlyList<CachedSource> Sources { get; init; }

    internal static CachedDataset Of(DatasetFolder folder, CacheManifest manifest)
    {
        long from = manifest.Files[0].FirstTime;
        long to = folder.Interval.Next(manifest.Files[^1].LastTime);
        return new CachedDataset
        {
            Instrument = folder.Instrument,
            Interval = folder.Interval,
            Bars = manifest.Files.Sum(file => file.Rows),
            Bytes = manifest.Files.Sum(file => file.Bytes),
            From = from,
            To = to,
            Ranges = Cache.Ranges.Without([new TimeRange(from, to)], [.. manifest.Holes.Select(hole => new TimeRange(hole.From, hole.To))]),
            Holes = manifest.Holes,
            Files = manifest.Files,
            Sources = manifest.Sources,
        };
    }
}
