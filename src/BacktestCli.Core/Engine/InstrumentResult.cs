using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Core.Engine;

/// <summary>What a run had to do with one instrument.</summary>
public sealed record InstrumentResult
{
    /// <summary>What was traded.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>What its venue charged.</summary>
    public required FeeSchedule Fees { get; init; }

    /// <summary>What its venue asked for as margin; it counts only where <see cref="IsMargined"/>.</summary>
    public required MarginSchedule Margin { get; init; }

    /// <summary>Its share of the portfolio, fraction.</summary>
    public required decimal Weight { get; init; }

    /// <summary>True where its positions were backed by margin and could be liquidated.</summary>
    public required bool IsMargined { get; init; }

    /// <summary>Open time of its first bar, Unix ms.</summary>
    public required long From { get; init; }

    /// <summary>Close time of its last bar, Unix ms.</summary>
    public required long To { get; init; }

    /// <summary>Bars replayed.</summary>
    public required long Bars { get; init; }

    /// <summary>Open of the first bar and close of the last, for buy-and-hold.</summary>
    public required double FirstOpen { get; init; }

    /// <summary>Close of the last bar.</summary>
    public required double LastClose { get; init; }

    /// <summary>Base quantity left open, signed; 0 where none is.</summary>
    public required decimal OpenQuantity { get; init; }

    /// <summary>Profit of the position left open, entry fee and funding in, quote currency; 0 where none is.</summary>
    public required decimal OpenProfit { get; init; }

    /// <summary>Interest paid on what was borrowed, quote currency, 0 or more.</summary>
    public required decimal InterestPaid { get; init; }

    /// <summary>What was paid as funding; null where it was not modelled, because nothing is known of it.</summary>
    public RunFunding? Funding { get; init; }

    /// <summary>Length of the bars that decided what came first inside a bar; null where none did.</summary>
    public Interval? DetailInterval { get; init; }

    /// <summary>Bars that met orders and had no shorter bars to decide, though some were given.</summary>
    public long BarsWithoutDetail { get; init; }

    /// <summary>True where liquidation was tested against the venue's mark price.</summary>
    public bool HasMarkPrice { get; init; }
}
