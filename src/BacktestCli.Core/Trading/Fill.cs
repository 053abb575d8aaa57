using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>One execution.</summary>
public sealed record Fill
{
    /// <summary>What was traded.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>When, Unix ms: the bar's open time for a fill at the open, its close time for one inside or at the close.</summary>
    public required long Time { get; init; }

    /// <summary>Number of the order in this run, from 1.</summary>
    public required int OrderNumber { get; init; }

    /// <summary>Buy or sell.</summary>
    public required Side Side { get; init; }

    /// <summary>Base quantity, above 0.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>Price paid or received per unit, slippage in.</summary>
    public required decimal Price { get; init; }

    /// <summary>Price per unit before spread and slippage; inside the bar's range.</summary>
    public required decimal TouchPrice { get; init; }

    /// <summary>Quantity × price, quote currency, rounded as <see cref="Money"/> says.</summary>
    public required decimal Notional { get; init; }

    /// <summary>Fee, quote currency; negative is a rebate.</summary>
    public required decimal Fee { get; init; }

    /// <summary>What spread and slippage cost, quote currency, 0 or more.</summary>
    public required decimal Slippage { get; init; }

    /// <summary>Which fee rate it paid.</summary>
    public required Liquidity Liquidity { get; init; }
}
