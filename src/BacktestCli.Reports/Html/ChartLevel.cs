namespace BacktestCli.Reports.Html;

/// <summary>A price at which an order waited: a stop or a target.</summary>
/// <param name="Instrument">As the report names it.</param>
/// <param name="From">When it was sent, Unix ms.</param>
/// <param name="To">When it was done with, Unix ms.</param>
/// <param name="Price">Quote currency.</param>
/// <param name="IsStop">True for a stop, false for a target.</param>
public readonly record struct ChartLevel(string Instrument, long From, long To, double Price, bool IsStop);
