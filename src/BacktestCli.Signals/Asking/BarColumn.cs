using BacktestCli.Core.Market;

namespace BacktestCli.Signals.Asking;

/// <summary>A value of each bar that is known from elsewhere, such as the imbalance of the order book.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="At">The value of the bar with an open time, Unix ms; NaN where there is none. Asked once a bar, in order.</param>
/// <param name="Scale">How it grows with prices and volumes; null where that is not known.</param>
public sealed record BarColumn(string Name, Func<long, double> At, ValueScale? Scale);
