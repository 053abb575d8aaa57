namespace BacktestCli.Core.Trading;

/// <summary>Becomes a market order when the price reaches a level against its side: a buy above the market, a sell below it.</summary>
/// <remarks>A bar that opens beyond the level fills at the open, never at the level it jumped over.</remarks>
/// <param name="Side">Buy or sell.</param>
/// <param name="Size">How much.</param>
/// <param name="StopPrice">The level, quote currency, above 0.</param>
public sealed record StopOrder(Side Side, Size Size, double StopPrice) : Order(Side, Size)
{
    /// <inheritdoc/>
    public override string Type => "stop";

    /// <inheritdoc/>
    internal override ExitReason ExitReason => ExitReason.StopLoss;

    /// <inheritdoc/>
    public override Trigger TriggerAt(double price) => new(StopPrice, Rising: Side == Side.Buy, Liquidity.Taker);

    /// <inheritdoc/>
    internal override string? Problem => double.IsNaN(StopPrice) ? "the stop price is undefined" : base.Problem;
}
