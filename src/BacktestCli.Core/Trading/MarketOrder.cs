using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>Fills at once, at whatever the price is: the open of the first bar it sees.</summary>
public sealed record MarketOrder(Side Side, Size Size) : Order(Side, Size)
{
    /// <inheritdoc/>
    public override string Type => "market";

    /// <inheritdoc/>
    public override Touch? TouchedBy(in Bar bar) => new Touch(bar.Open, AtOpen: true, Liquidity.Taker);
}
