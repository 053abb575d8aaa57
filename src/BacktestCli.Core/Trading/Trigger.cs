namespace BacktestCli.Core.Trading;

/// <summary>What an order waits for: a price that the market reaches by rising, or one that it reaches by falling.</summary>
/// <param name="Level">The price, quote currency; infinite where any price will do.</param>
/// <param name="Rising">True where a price at or above the level reaches it, false for one at or below.</param>
/// <param name="Liquidity">Which fee it pays where it waited in the market for that price.</param>
public readonly record struct Trigger(double Level, bool Rising, Liquidity Liquidity)
{
    /// <summary>Any price will do.</summary>
    public static Trigger Now { get; } = new(double.NegativeInfinity, Rising: true, Liquidity.Taker);

    /// <summary>True where the price stands at the level or beyond.</summary>
    public bool IsReachedBy(double price) => Rising ? price >= Level : price <= Level;
}
