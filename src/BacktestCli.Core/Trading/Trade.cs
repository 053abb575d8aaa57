using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>A round trip: a position opened and closed. Where a position is closed in parts, each part is one.</summary>
public sealed record Trade
{
    /// <summary>What was traded.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>Long or short.</summary>
    public required PositionSide Side { get; init; }

    /// <summary>Base quantity, above 0.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>When it was opened, Unix ms.</summary>
    public required long EntryTime { get; init; }

    /// <summary>When it was closed, Unix ms.</summary>
    public required long ExitTime { get; init; }

    /// <summary>Fill price of the entry.</summary>
    public required decimal EntryPrice { get; init; }

    /// <summary>Fill price of the exit.</summary>
    public required decimal ExitPrice { get; init; }

    /// <summary>Fees of both sides, quote currency.</summary>
    public required decimal Fees { get; init; }

    /// <summary>The part of <see cref="Fees"/> that the exit cost, quote currency.</summary>
    internal decimal ExitFee { get; init; }

    /// <summary>Slippage of both sides, quote currency.</summary>
    public required decimal Slippage { get; init; }

    /// <summary>Funding while it was held, quote currency: above 0 paid, below 0 received; 0 where none was due or none is modelled.</summary>
    public decimal Funding { get; init; }

    /// <summary>Interest on what was borrowed for it, quote currency, 0 or more.</summary>
    public decimal Interest { get; init; }

    /// <summary>What the venue's insurance paid of its loss, quote currency, 0 or more: only a liquidation that cost more than its margin has it.</summary>
    public decimal Insurance { get; init; }

    /// <summary>Profit or loss, quote currency, slippage in, fees, funding and interest not.</summary>
    public required decimal GrossProfit { get; init; }

    /// <summary>Profit or loss, quote currency, fees, slippage, funding, interest and insurance in.</summary>
    public required decimal NetProfit { get; init; }

    /// <summary><see cref="NetProfit"/> ÷ (quantity × entry price), fraction.</summary>
    public required double Return { get; init; }

    /// <summary>Bars during which it was held, counting the first and the last; at least 1.</summary>
    public required long BarsHeld { get; init; }

    /// <summary>Maximum adverse excursion: the worst the price stood against the entry price while held, fraction, 0 or more.</summary>
    public required double MaxAdverseExcursion { get; init; }

    /// <summary>Maximum favourable excursion, fraction, 0 or more.</summary>
    public required double MaxFavourableExcursion { get; init; }

    /// <summary>What closed it.</summary>
    public required ExitReason ExitReason { get; init; }

    /// <summary>The entry order's tag.</summary>
    public string? Tag { get; init; }
}
