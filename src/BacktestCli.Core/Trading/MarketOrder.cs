namespace BacktestCli.Core.Trading;

/// <summary>Fills at once, at whatever the price is: the open of the first bar it sees.</summary>
/// <param name="Side">Buy or sell.</param>
/// <param name="Size">How much.</param>
public sealed record MarketOrder(Side Side, Size Size) : Order(Side, Size)
{
    /// <inheritdoc/>
    public override string Type => "market";

    /// <inheritdoc/>
    public override Trigger TriggerAt(double price) => Trigger.Now;
}
