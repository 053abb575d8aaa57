using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Data.Exchanges;

/// <summary>What a venue asks for as margin for some of its contracts.</summary>
/// <param name="Symbols">The contracts, as the venue spells them.</param>
/// <param name="Tiers">Its brackets.</param>
/// <param name="LiquidationFee">What it takes where it liquidates, fraction; null where that is not known.</param>
/// <param name="Source">Where that is published, and of when it is.</param>
public sealed record ContractMargin(IReadOnlyList<string> Symbols, IReadOnlyList<MarginTier> Tiers, decimal? LiquidationFee, string Source);
