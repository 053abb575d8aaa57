using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports;

/// <summary>What of a trade is defined: what its instrument pays, and what only some instruments pay.</summary>
internal sealed class TradeScope(BacktestResult result)
{
    private readonly Dictionary<Instrument, (string Name, InstrumentResult Terms)> _instruments =
        result.Instruments.ToDictionary(one => one.Instrument, one => (one.Instrument.ToString(), one));

    private readonly bool _borrows = result.Options.BorrowRate is not null;

    /// <summary>The instrument's name.</summary>
    public string InstrumentOf(Trade trade) => _instruments[trade.Instrument].Name;

    /// <summary>Funding, quote currency; null where it is not modelled.</summary>
    public decimal? FundingOf(Trade trade) => _instruments[trade.Instrument].Terms.Funding is not null ? trade.Funding : null;

    /// <summary>Interest, quote currency; null where nothing can be borrowed.</summary>
    public decimal? InterestOf(Trade trade) => _borrows && trade.Instrument.Market == MarketKind.Spot ? trade.Interest : null;

    /// <summary>What the venue's insurance paid, quote currency; null where the position has no margin.</summary>
    public decimal? InsuranceOf(Trade trade) => _instruments[trade.Instrument].Terms.IsMargined ? trade.Insurance : null;
}
