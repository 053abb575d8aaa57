using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>What a run did and how it ended; everything a report says is computed from this.</summary>
public sealed record BacktestResult
{
    /// <summary>What was traded.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>How long a bar lasts.</summary>
    public required Interval Interval { get; init; }

    /// <summary>How it was simulated.</summary>
    public required BacktestOptions Options { get; init; }

    /// <summary>Open time of the first bar, Unix ms.</summary>
    public required long From { get; init; }

    /// <summary>Close time of the last bar, Unix ms.</summary>
    public required long To { get; init; }

    /// <summary>Bars replayed.</summary>
    public required long Bars { get; init; }

    /// <summary>Bars the strategy saw before it could order.</summary>
    public required int WarmUpBars { get; init; }

    /// <summary>Open of the first bar and close of the last, for buy-and-hold.</summary>
    public required double FirstOpen { get; init; }

    /// <summary>Close of the last bar.</summary>
    public required double LastClose { get; init; }

    /// <summary>Cash at the end, quote currency.</summary>
    public required decimal FinalCash { get; init; }

    /// <summary>Cash plus the open position's worth at the last close, quote currency.</summary>
    public required decimal FinalEquity { get; init; }

    /// <summary>Profit of the position left open, entry fee and funding in, quote currency; 0 where none is.</summary>
    public required decimal OpenProfit { get; init; }

    /// <summary>Base quantity left open; 0 where none is.</summary>
    public required decimal OpenQuantity { get; init; }

    /// <summary>Every execution, in order.</summary>
    public required IReadOnlyList<Fill> Fills { get; init; }

    /// <summary>Every round trip, in order of exit.</summary>
    public required IReadOnlyList<Trade> Trades { get; init; }

    /// <summary>What became of the orders.</summary>
    public required OrderStatistics Orders { get; init; }

    /// <summary>How the account's worth moved.</summary>
    public required EquityCurve Equity { get; init; }

    /// <summary>What was paid as funding; null where it was not modelled, because nothing is known of it.</summary>
    public RunFunding? Funding { get; init; }

    /// <summary>Bars in which the outcome depended on which price inside the bar came first.</summary>
    public required long AmbiguousBars { get; init; }
}
