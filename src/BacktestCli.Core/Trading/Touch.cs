namespace BacktestCli.Core.Trading;

/// <summary>Where and when the price reached an order.</summary>
/// <param name="Price">Price before slippage.</param>
/// <param name="Time">When, Unix ms: the bar's open time at its open, its close time inside it or at its close.</param>
/// <param name="Liquidity">Which fee it pays.</param>
internal readonly record struct Touch(double Price, long Time, Liquidity Liquidity);
