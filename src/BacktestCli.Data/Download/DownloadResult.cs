using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Download;

/// <summary>What a download did.</summary>
/// <param name="Datasets">Every dataset of the plan, in its order.</param>
public sealed record DownloadResult(IReadOnlyList<DownloadedDataset> Datasets)
{
    /// <summary>True where everything that could be had is in the cache.</summary>
    public bool IsComplete => Datasets.All(dataset => dataset.Failure is null);
}

/// <summary>What became of one dataset. What was fetched before a failure is in the cache.</summary>
/// <param name="Dataset">Which.</param>
/// <param name="RowsAdded">Bars or rows that are new in the cache.</param>
/// <param name="Requests">Requests that were answered.</param>
/// <param name="Bytes">Bytes that came over the wire.</param>
/// <param name="Holes">Stretches of what was asked for in which the source has nothing, by class.</param>
/// <param name="Failure">Why it is not complete, with the next step; null where it is.</param>
public sealed record DownloadedDataset(
    PlannedDataset Dataset, long RowsAdded, long Requests, long Bytes, IReadOnlyList<CachedHole> Holes, string? Failure)
{
    /// <summary>True where it failed because the source could not be reached at all: there is no network, or no such host.</summary>
    public bool IsUnreachable { get; init; }
}
