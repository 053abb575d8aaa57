namespace BacktestCli.FakeVenues.Tardis;

/// <summary>A trade in units that have no rounding.</summary>
/// <param name="Micros">By the venue's clock, Unix microseconds.</param>
/// <param name="Arrived">By the vendor's clock, Unix microseconds.</param>
/// <param name="Id">Unique in its market.</param>
/// <param name="IsBuy">The buyer crossed the spread.</param>
/// <param name="Price">Hundredths of the quote currency.</param>
/// <param name="Amount">Thousandths of the base currency.</param>
public readonly record struct FakeTrade(long Micros, long Arrived, string Id, bool IsBuy, long Price, long Amount);
