using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>Something in the cache that is not as it should be.</summary>
/// <param name="Instrument">Of which dataset.</param>
/// <param name="Interval">Of which dataset.</param>
/// <param name="File">The whole path of the file.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record CacheProblem(Instrument Instrument, Interval Interval, string File, string What);
