using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers.Run;

/// <summary>All that a run reads of one instrument.</summary>
/// <param name="Bars">The bars.</param>
/// <param name="Funding">What is known of the contract's funding; null where none is to be charged.</param>
internal sealed record RunData(BarsChoice Bars, FundingHistory? Funding)
{
    /// <summary>Its mark price; null where it is not cached for the whole range.</summary>
    public IBarSource? Mark { get; init; }

    /// <summary>Shorter bars, which decide inside a bar; null where none were named.</summary>
    public IBarSource? Detail { get; init; }

    /// <summary>The range that was asked of the cache; null where it was asked for none.</summary>
    public TimeRange? Asked { get; init; }

    /// <summary>What it is.</summary>
    public Instrument Instrument => Bars.Source.Instrument;
}
