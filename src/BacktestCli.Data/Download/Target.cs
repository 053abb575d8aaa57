using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Download;

/// <summary>A dataset that is to be filled: what it lacks, and how it is fetched.</summary>
internal abstract class Target
{
    /// <summary>Why the source cannot give it, as a sentence; null where it can.</summary>
    public abstract string? Refusal { get; }

    /// <summary>What it lacks, as far as rows are closed, and what fetching that takes.</summary>
    /// <param name="request">What is wished for.</param>
    /// <param name="now">Unix ms.</param>
    public abstract PlannedTarget Plan(DownloadRequest request, long now);

    /// <summary>Fills it.</summary>
    public abstract Task<DownloadedDataset> DownloadAsync(
        PlannedDataset planned, SourceDesk desk, IProgress<DownloadProgress>? progress, TimeProvider clock, CancellationToken cancellationToken);

    /// <summary>The target of bars, or of a series where one is named.</summary>
    public static Target Of(BarCache cache, IVenueSource source, VenueInstrument instrument, Interval? interval, PriceKind price, SeriesKind? series) =>
        series is { } kind
            ? new SeriesTarget(cache, source, new SeriesWish(instrument, kind, interval))
            : new BarTarget(cache, source, new BarWish(instrument, interval!.Value, price));
}

/// <summary>A planned dataset, and what it costs of the venue's limit.</summary>
internal sealed record PlannedTarget(PlannedDataset Dataset, long Weight);

/// <inheritdoc/>
/// <typeparam name="TTable">What its rows are held in.</typeparam>
internal abstract class Target<TTable> : Target
    where TTable : TimeTable
{
    /// <summary>How long a row lasts; null for events.</summary>
    public abstract Interval? Interval { get; }

    /// <summary>Cuts a stretch into pieces.</summary>
    public abstract IReadOnlyList<Piece<TTable>> Cut(TimeRange range);

    /// <summary>What of the missing stretches is older than the source's first row.</summary>
    public abstract Task<TimeRange?> NotListedAsync(IReadOnlyList<TimeRange> missing, long now, CancellationToken cancellationToken);

    /// <summary>A table for rows.</summary>
    public abstract TTable Empty(int capacity);

    /// <summary>Puts into the cache what was fetched.</summary>
    /// <returns>Rows that are new there.</returns>
    public abstract long Store(Sheaf<TTable> sheaf, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public override Task<DownloadedDataset> DownloadAsync(
        PlannedDataset planned, SourceDesk desk, IProgress<DownloadProgress>? progress, TimeProvider clock, CancellationToken cancellationToken) =>
        new DatasetDownload<TTable>(this, planned, desk, progress, clock).RunAsync(cancellationToken);

    /// <summary>What fetching some stretches takes.</summary>
    protected (long Pages, long Bytes, long Weight) Measure(IReadOnlyList<TimeRange> missing)
    {
        (long pages, long bytes, long weight) = (0, 0, 0);
        foreach (Piece<TTable> piece in missing.SelectMany(Cut))
            (pages, bytes, weight) = (pages + 1, bytes + piece.ExpectedBytes, weight + piece.Weight);
        return (pages, bytes, weight);
    }
}
