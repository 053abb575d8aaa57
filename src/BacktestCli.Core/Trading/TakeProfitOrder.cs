namespace BacktestCli.Core.Trading;

/// <summary>A resting limit that closes a position in profit: a sell above the market, a buy below it.</summary>
/// <remarks>A bar that opens beyond the limit fills at the open, which is better than the limit.</remarks>
/// <param name="Side">Buy or sell.</param>
/// <param name="Size">How much.</param>
/// <param name="LimitPrice">The worst price it accepts, quote currency.</param>
public sealed record TakeProfitOrder(Side Side, Size Size, double LimitPrice) : Order(Side, Size)
{
    /// <inheritdoc/>
    public override string Type => "take_profit";

    /// <inheritdoc/>
    internal override ExitReason ExitReason => ExitReason.TakeProfit;

    /// <inheritdoc/>
    public override Trigger TriggerAt(double price) => new(LimitPrice, Rising: Side == Side.Sell, Liquidity.Maker);

    /// <inheritdoc/>
    internal override string? Problem => double.IsNaN(LimitPrice) ? "the limit price is undefined" : base.Problem;
}
