namespace BacktestCli.Core.Trading;

/// <summary>A stop whose level follows the best price the market reaches since it is live, and never goes back.</summary>
/// <param name="Side">Buy or sell.</param>
/// <param name="Size">How much.</param>
/// <param name="Trail">How far behind.</param>
public sealed record TrailingStopOrder(Side Side, Size Size, Trail Trail) : Order(Side, Size)
{
    internal const string NoDistance = "the distance of the trailing stop is not above 0, or is the whole price";

    /// <inheritdoc/>
    public override string Type => "trailing_stop";

    /// <inheritdoc/>
    internal override ExitReason ExitReason => ExitReason.TrailingStop;

    /// <inheritdoc/>
    public override Trigger TriggerAt(double price) => new(Trail.Behind(price, Side == Side.Buy), Rising: Side == Side.Buy, Liquidity.Taker);

    /// <inheritdoc/>
    internal override string? Problem => Trail.IsValid ? base.Problem : NoDistance;
}
