namespace BacktestCli.Core.Trading;

/// <summary>The venue's order: closes a position whose margin no longer covers its maintenance margin.</summary>
/// <param name="Side">Buy or sell.</param>
internal sealed record LiquidationOrder(Side Side) : Order(Side, Size.Position)
{
    /// <inheritdoc/>
    public override string Type => "liquidation";

    /// <inheritdoc/>
    internal override ExitReason ExitReason => ExitReason.Liquidation;

    /// <inheritdoc/>
    public override Trigger TriggerAt(double price) => new(price, Rising: Side == Side.Buy, Liquidity.Taker);
}
