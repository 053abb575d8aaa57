namespace BacktestCli.Core.Trading;

/// <summary>Fills at a price or better. Resting in the market it is a maker; where the first open it meets is better than its price, a taker there.</summary>
/// <param name="Side">Buy or sell.</param>
/// <param name="Size">How much.</param>
/// <param name="LimitPrice">The worst price it accepts, quote currency, above 0.</param>
public sealed record LimitOrder(Side Side, Size Size, double LimitPrice) : Order(Side, Size)
{
    /// <inheritdoc/>
    public override string Type => "limit";

    /// <summary>True where it is taken back instead of filling as a taker.</summary>
    /// <value>Default false.</value>
    public bool PostOnly { get; init; }

    /// <inheritdoc/>
    public override Trigger TriggerAt(double price) => new(LimitPrice, Rising: Side == Side.Sell, Liquidity.Maker);

    /// <inheritdoc/>
    internal override string? Problem => this switch
    {
        { LimitPrice: not (> 0 and < double.PositiveInfinity) } => "the limit price is not above 0",
        { PostOnly: true, TimeInForce: TimeInForce.Ioc or TimeInForce.Fok } => "a post-only order cannot be immediate",
        _ => base.Problem,
    };
}
