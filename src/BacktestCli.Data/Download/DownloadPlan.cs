using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Download;

/// <summary>What a download would do. Made without asking the venue for a single bar.</summary>
public sealed record DownloadPlan
{
    /// <summary>What was asked for.</summary>
    public required DownloadRequest Request { get; init; }

    /// <summary>What is missing, dataset by dataset; those that lack nothing are here too, with no missing stretch.</summary>
    public required IReadOnlyList<PlannedDataset> Datasets { get; init; }

    /// <summary>Least time the venue's limits allow it in; null where no limit is known.</summary>
    public required TimeSpan? AtLeast { get; init; }

    /// <summary>Requests, or files.</summary>
    public long Pages => Datasets.Sum(dataset => dataset.Pages);

    /// <summary>Bytes it is expected to bring.</summary>
    public long Bytes => Datasets.Sum(dataset => dataset.Bytes);
}

/// <summary>One dataset of a plan.</summary>
/// <param name="Instrument">Of what.</param>
/// <param name="Interval">Length of its bars; null for a series of events.</param>
/// <param name="Price">Which price, for bars.</param>
/// <param name="Series">Which series; null for bars.</param>
/// <param name="Missing">What the cache lacks.</param>
/// <param name="Pages">Requests, or files.</param>
/// <param name="Rows">Bars or rows expected, at most.</param>
/// <param name="Bytes">Expected.</param>
public sealed record PlannedDataset(
    VenueInstrument Instrument,
    Interval? Interval,
    PriceKind Price,
    SeriesKind? Series,
    IReadOnlyList<TimeRange> Missing,
    long Pages,
    long Rows,
    long Bytes)
{
    /// <summary>Its name for people: <c>binance perp BTCUSDT 1m</c>, <c>… funding</c>, <c>… 1h mark</c>.</summary>
    public string Name =>
        $"{Instrument.Instrument}{(Interval is { } interval ? $" {interval}" : "")}"
        + (Series is { } series ? $" {series.ToString().ToLowerInvariant()}" : Price == PriceKind.Mark ? " mark" : "");
}
