using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>What a run did and how it ended; everything a report says is computed from this.</summary>
public sealed record BacktestResult
{
    /// <summary>What was traded, in order of name; at least one.</summary>
    public required IReadOnlyList<InstrumentResult> Instruments { get; init; }

    /// <summary>How long a bar lasts.</summary>
    public required Interval Interval { get; init; }

    /// <summary>How it was simulated.</summary>
    public required BacktestOptions Options { get; init; }

    /// <summary>Open time of the first bar, Unix ms.</summary>
    public required long From { get; init; }

    /// <summary>Close time of the last bar, Unix ms.</summary>
    public required long To { get; init; }

    /// <summary>Bars replayed, of all instruments.</summary>
    public required long Bars { get; init; }

    /// <summary>Times at which bars closed, each a point of the equity curve: bars, where there is one instrument.</summary>
    public required long Steps { get; init; }

    /// <summary>Bars the strategy saw before it could order; the largest number of any instrument's.</summary>
    public required int WarmUpBars { get; init; }

    /// <summary>What holding the instruments was worth at the first open: its price where there is one, else Σ weights.</summary>
    public required double BenchmarkStart { get; init; }

    /// <summary>What holding them was worth at the last close.</summary>
    public required double BenchmarkEnd { get; init; }

    /// <summary>Cash at the end, quote currency.</summary>
    public required decimal FinalCash { get; init; }

    /// <summary>Cash plus the open positions' worth at the last closes, quote currency.</summary>
    public required decimal FinalEquity { get; init; }

    /// <summary>Every execution, in order.</summary>
    public required IReadOnlyList<Fill> Fills { get; init; }

    /// <summary>Every round trip, in order of exit.</summary>
    public required IReadOnlyList<Trade> Trades { get; init; }

    /// <summary>What became of the orders.</summary>
    public required OrderStatistics Orders { get; init; }

    /// <summary>How the account's worth moved.</summary>
    public required EquityCurve Equity { get; init; }

    /// <summary>Bars in which the outcome depended on which price inside the bar came first.</summary>
    public required long AmbiguousBars { get; init; }

    /// <summary>What had come of it, had prices inside such bars gone another way; null where the strategy cannot be asked.</summary>
    public IntrabarRange? IntrabarRange { get; init; }

    /// <summary>Profit of the positions left open, entry fees and funding in, quote currency; 0 where none is.</summary>
    public decimal OpenProfit
    {
        get
        {
            decimal profit = 0;
            foreach (InstrumentResult instrument in Instruments)
                profit += instrument.OpenProfit;
            return profit;
        }
    }

    /// <summary>Sum of all funding, quote currency, received negative; null where it was modelled for no instrument.</summary>
    public decimal? FundingPaid
    {
        get
        {
            decimal? paid = null;
            foreach (InstrumentResult instrument in Instruments)
                paid = instrument.Funding is { } funding ? (paid ?? 0) + funding.Paid : paid;
            return paid;
        }
    }
}
