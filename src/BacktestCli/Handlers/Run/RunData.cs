using BacktestCli.Core.Market;

namespace BacktestCli.Handlers.Run;

/// <summary>All that a run reads.</summary>
/// <param name="Bars">The bars.</param>
/// <param name="Funding">What is known of the contract's funding; null where none is to be charged.</param>
internal sealed record RunData(BarsChoice Bars, FundingHistory? Funding);
