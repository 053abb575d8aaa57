using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>Becomes a market order when the price reaches a level against its side: a buy above the market, a sell below it.</summary>
/// <param name="Side">Buy or sell.</param>
/// <param name="Size">How much.</param>
/// <param name="StopPrice">The level, quote currency.</param>
internal sealed record StopOrder(Side Side, Size Size, double StopPrice) : Order(Side, Size)
{
    /// <inheritdoc/>
    public override string Type => "stop";

    /// <inheritdoc/>
    internal override ExitReason ExitReason => ExitReason.StopLoss;

    /// <inheritdoc/>
    /// <remarks>A bar that opens beyond the level fills at the open, never at the level it jumped over.</remarks>
    public override Touch? TouchedBy(in Bar bar) => Side switch
    {
        Side.Buy when bar.High >= StopPrice => new Touch(Math.Max(bar.Open, StopPrice), bar.Open >= StopPrice, Liquidity.Taker),
        Side.Sell when bar.Low <= StopPrice => new Touch(Math.Min(bar.Open, StopPrice), bar.Open <= StopPrice, Liquidity.Taker),
        _ => null,
    };
}
