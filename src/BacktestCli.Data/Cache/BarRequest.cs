using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>Which bars of the cache are wanted.</summary>
/// <param name="Instrument">Of what.</param>
/// <param name="Interval">How long each.</param>
public sealed record BarRequest(Instrument Instrument, Interval Interval)
{
    /// <summary>Open times from this one on, Unix ms; null: from the first.</summary>
    public long? From { get; init; }

    /// <summary>Open times before this one, Unix ms; null: to the last.</summary>
    public long? To { get; init; }
}
