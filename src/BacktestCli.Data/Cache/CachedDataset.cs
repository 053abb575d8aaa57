using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>What the cache knows of one instrument and interval, by its manifest.</summary>
public sealed record CachedDataset
{
    /// <summary>What the bars are of.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>How long each lasts.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Of which price they are.</summary>
    public required PriceKind Price { get; init; }

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

    /// <summary>Where bars are missing between the first and the last, split by why.</summary>
    public required IReadOnlyList<CachedHole> Holes { get; init; }

    /// <summary>What sources were asked for and do not have, before the first bar and after the last too.</summary>
    public required IReadOnlyList<CachedAbsence> Absences { get; init; }

    /// <summary>The files, oldest first.</summary>
    public required IReadOnlyList<CachedFile> Files { get; init; }

    /// <summary>Where the bars came from.</summary>
    public required IReadOnlyList<CachedSource> Sources { get; init; }

    /// <summary>What it is called.</summary>
    public DatasetName Name => new(Instrument, Interval, Price);

    internal static CachedDataset Of(DatasetFolder folder, CacheManifest manifest)
    {
        Interval interval = folder.Name.Step;
        return new CachedDataset
        {
            Instrument = folder.Name.Instrument,
            Interval = interval,
            Price = folder.Name.Price,
            Bars = manifest.Files.Sum(file => file.Rows),
            Bytes = manifest.Files.Sum(file => file.Bytes),
            From = manifest.Files[0].FirstTime,
            To = interval.Next(manifest.Files[^1].LastTime),
            Ranges = HoleList.Covered(manifest, interval),
            Holes = manifest.Holes,
            Absences = manifest.Absences,
            Files = manifest.Files,
            Sources = manifest.Sources,
        };
    }
}
