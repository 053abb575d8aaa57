using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Resample;

/// <summary>What a resampling changed.</summary>
/// <param name="Stored">What it added to the coarser bars.</param>
/// <param name="Finer">Which bars they were built from.</param>
/// <param name="Incomplete">Coarser bars that were left out because a finer one is missing in them, oldest first.</param>
public sealed record ResampleResult(CacheImportResult Stored, Interval Finer, IReadOnlyList<TimeRange> Incomplete);
