namespace BacktestCli.Data.Cache;

/// <summary>Something in the cache that is not as it should be.</summary>
/// <param name="Dataset">Of which dataset; null where it is a list of instruments.</param>
/// <param name="File">The whole path of the file.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record CacheProblem(DatasetName? Dataset, string File, string What);
