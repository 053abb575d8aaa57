namespace BacktestCli.Core.Trading;

/// <summary>What a position paid at one funding time.</summary>
/// <param name="Time">When it was due, Unix ms.</param>
/// <param name="Rate">Fraction of the position's worth; longs pay where it is positive.</param>
/// <param name="Price">The price at which the position was valued, quote currency.</param>
/// <param name="AtMark">True where that is the venue's mark price; false where it is unknown and a price of the bar stands in.</param>
/// <param name="Quantity">Base quantity: above 0 long, below 0 short.</param>
/// <param name="Amount">Quantity × price × rate, quote currency: above 0 paid, below 0 received; rounded as <see cref="Money"/> says.</param>
public readonly record struct FundingPayment(long Time, double Rate, decimal Price, bool AtMark, decimal Quantity, decimal Amount);
