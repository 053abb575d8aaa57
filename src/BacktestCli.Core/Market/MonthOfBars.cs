namespace BacktestCli.Core.Market;

/// <summary>The bars of a dataset that open in one month of the UTC calendar, so that two datasets can be told apart by month without their bars.</summary>
/// <param name="From">Start of the month, Unix ms.</param>
/// <param name="Bars">Bars in it.</param>
/// <param name="Fingerprint">The first 16 digits of the <see cref="Dataset.Fingerprint"/> that these bars alone would have.</param>
public readonly record struct MonthOfBars(long From, long Bars, string Fingerprint);
