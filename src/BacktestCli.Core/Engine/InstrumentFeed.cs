using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Core.Engine;

/// <summary>One instrument of a run: its bars, who decides about it, and on which terms it is traded.</summary>
public sealed record InstrumentFeed
{
    /// <summary>Its bars, at least one.</summary>
    public required IBarSource Source { get; init; }

    /// <summary>Who decides: a new strategy, because it carries state. Instruments may share one that looks after several.</summary>
    public required IStrategy Strategy { get; init; }

    /// <summary>What is known of its funding, of any range; null: positions pay and receive none.</summary>
    public FundingHistory? Funding { get; init; }

    /// <summary>Its mark price in bars of the same length, against which liquidation is tested; null: traded prices are.</summary>
    public IBarSource? Mark { get; init; }

    /// <summary>The same prices in shorter bars, which decide what came first inside a bar; null: the run's intrabar model does.</summary>
    public IBarSource? Detail { get; init; }

    /// <summary>What its venue charges; null: <see cref="BacktestOptions.Fees"/>.</summary>
    public FeeSchedule? Fees { get; init; }

    /// <summary>What its venue asks for as margin; null: <see cref="BacktestOptions.Margin"/>.</summary>
    public MarginSchedule? Margin { get; init; }

    /// <summary>Its share of the portfolio, fraction, above 0; null: an equal one. Sizes in percent are multiplied by it.</summary>
    public decimal? Weight { get; init; }
}
