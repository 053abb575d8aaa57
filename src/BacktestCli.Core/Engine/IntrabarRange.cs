namespace BacktestCli.Core.Engine;

/// <summary>
/// Between which ends the outcome lies, over the ways prices may have gone inside ambiguous bars: each against the positions, each along the path of
/// <see cref="Trading.IntrabarModel.Path"/>, each for the positions. The declared outcome is one of the three.
/// </summary>
/// <param name="WorstReturn">Smallest total return, fraction.</param>
/// <param name="BestReturn">Largest total return, fraction.</param>
/// <param name="WorstDrawdown">Deepest largest drawdown, fraction, 0 or more.</param>
/// <param name="BestDrawdown">Shallowest largest drawdown, fraction, 0 or more.</param>
public sealed record IntrabarRange(double WorstReturn, double BestReturn, double WorstDrawdown, double BestDrawdown);
