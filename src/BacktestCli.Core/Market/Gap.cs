namespace BacktestCli.Core.Market;

/// <summary>A stretch without bars, [from, to), between two bars that are there.</summary>
/// <param name="From">Open time of the first missing bar, Unix ms.</param>
/// <param name="To">Open time of the next bar that is there, Unix ms.</param>
/// <param name="Bars">Bars missing.</param>
public readonly record struct Gap(long From, long To, long Bars);
