using BacktestCli.Core.Market;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Cache;

/// <summary>What the cache knows of one series, by its manifest.</summary>
public sealed record CachedSeries
{
    /// <summary>Of what.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>Which series.</summary>
    public required SeriesKind Kind { get; init; }

    /// <summary>Length of the bars it is gathered in; null for events.</summary>
    public required Interval? Interval { get; init; }

    /// <summary>Rows held.</summary>
    public required long Rows { get; init; }

    /// <summary>Size of the files.</summary>
    public required long Bytes { get; init; }

    /// <summary>Stretches that were asked for and answered, oldest first; one may have no row.</summary>
    public required IReadOnlyList<TimeRange> Ranges { get; init; }

    /// <summary>What sources were asked for and do not have.</summary>
    public required IReadOnlyList<CachedAbsence> Absences { get; init; }

    /// <summary>The files, oldest first.</summary>
    public required IReadOnlyList<CachedFile> Files { get; init; }

    /// <summary>Where the rows came from.</summary>
    public required IReadOnlyList<CachedSource> Sources { get; init; }

    /// <summary>Start of the first stretch, Unix ms.</summary>
    public long From => Ranges[0].From;

    /// <summary>End of the last stretch, Unix ms.</summary>
    public long To => Ranges[^1].To;

    /// <summary>What it is called.</summary>
    public DatasetName Name => new(Instrument, Interval, Series: Kind);

    internal static CachedSeries Of(DatasetFolder folder, CacheManifest manifest) => new()
    {
        Instrument = folder.Name.Instrument,
        Kind = folder.Name.Series!.Value,
        Interval = folder.Name.Interval,
        Rows = manifest.Files.Sum(file => file.Rows),
        Bytes = manifest.Files.Sum(file => file.Bytes),
        Ranges = SeriesStore.Covered(manifest),
        Absences = manifest.Absences,
        Files = manifest.Files,
        Sources = manifest.Sources,
    };
}
