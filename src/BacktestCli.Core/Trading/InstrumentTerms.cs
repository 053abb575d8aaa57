using BacktestCli.Core.Market;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Core.Trading;

/// <summary>On which terms an instrument is traded in a run.</summary>
internal sealed record InstrumentTerms
{
    public required Instrument Instrument { get; init; }

    public required FeeSchedule Fees { get; init; }

    public required MarginSchedule Margin { get; init; }

    /// <summary>Most that a position may be worth, as a multiple of its margin.</summary>
    public required decimal Leverage { get; init; }

    /// <summary>Share of the portfolio, fraction.</summary>
    public required decimal Weight { get; init; }

    /// <summary>True for perpetuals, and for spot where it can be borrowed.</summary>
    public required bool IsMargined { get; init; }

    /// <summary>Half of the distance between the best bid and the best offer, fraction of the price.</summary>
    public double HalfSpread { get; init; }
}
