using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>A resting limit that closes a position in profit: a sell above the market, a buy below it.</summary>
/// <param name="Side">Buy or sell.</param>
/// <param name="Size">How much.</param>
/// <param name="LimitPrice">The worst price it accepts, quote currency.</param>
internal sealed record TakeProfitOrder(Side Side, Size Size, double LimitPrice) : Order(Side, Size)
{
    /// <inheritdoc/>
    public override string Type => "take_profit";

    /// <inheritdoc/>
    internal override ExitReason ExitReason => ExitReason.TakeProfit;

    /// <inheritdoc/>
    /// <remarks>A bar that opens beyond the limit fills at the open, which is better than the limit.</remarks>
    public override Touch? TouchedBy(in Bar bar) => Side switch
    {
        Side.Sell when bar.High >= LimitPrice => new Touch(Math.Max(bar.Open, LimitPrice), bar.Open >= LimitPrice, Liquidity.Maker),
        Side.Buy when bar.Low <= LimitPrice => new Touch(Math.Min(bar.Open, LimitPrice), bar.Open <= LimitPrice, Liquidity.Maker),
        _ => null,
    };
}
