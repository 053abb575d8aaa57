namespace BacktestCli.Core.Trading;

/// <summary>Becomes a limit order when the price reaches a level against its side; through a gap beyond the limit it waits for the price to come back.</summary>
/// <param name="Side">Buy or sell.</param>
/// <param name="Size">How much.</param>
/// <param name="StopPrice">The level, quote currency, above 0.</param>
/// <param name="LimitPrice">The worst price it accepts then, quote currency, above 0.</param>
public sealed record StopLimitOrder(Side Side, Size Size, double StopPrice, double LimitPrice) : Order(Side, Size)
{
    /// <inheritdoc/>
    public override string Type => "stop_limit";

    /// <inheritdoc/>
    internal override ExitReason ExitReason => ExitReason.StopLoss;

    /// <inheritdoc/>
    internal override Order? Triggered => new LimitOrder(Side, Size, LimitPrice);

    /// <inheritdoc/>
    public override Trigger TriggerAt(double price) => new(StopPrice, Rising: Side == Side.Buy, Liquidity.Taker);

    /// <inheritdoc/>
    internal override string? Problem => this switch
    {
        { StopPrice: > 0 and < double.PositiveInfinity, LimitPrice: > 0 and < double.PositiveInfinity } => base.Problem,
        _ => "the stop price or the limit price is not above 0",
    };
}
