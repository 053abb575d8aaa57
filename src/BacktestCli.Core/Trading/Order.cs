using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>
/// What a strategy wants done. An order knows when a bar reaches it; the broker knows what that costs; the portfolio what it changes.
/// </summary>
/// <remarks>An order against the position closes at most the position; to turn it round takes two orders.</remarks>
/// <param name="Side">Buy or sell.</param>
/// <param name="Size">How much, resolved when it fills.</param>
public abstract record Order(Side Side, Size Size)
{
    /// <summary>Its type's name in the report: <c>market</c>.</summary>
    public abstract string Type { get; }

    /// <summary>True where it may only make a position smaller.</summary>
    /// <value>Default false.</value>
    public bool ReduceOnly { get; init; }

    /// <summary>Stop-loss of the position this order opens; live from the moment of its fill.</summary>
    public ProtectiveLevel? StopLoss { get; init; }

    /// <summary>Take-profit of the position this order opens; live from the moment of its fill.</summary>
    public ProtectiveLevel? TakeProfit { get; init; }

    /// <summary>Why, in the strategy's words; carried to the trade.</summary>
    public string? Tag { get; init; }

    /// <summary>What a trade that this order closes gives as its reason.</summary>
    internal virtual ExitReason ExitReason => ExitReason.Signal;

    /// <summary>Where the bar reaches this order, if it does.</summary>
    /// <returns>The price before slippage, and whether the bar had already opened there; null where the bar does not reach it.</returns>
    public abstract Touch? TouchedBy(in Bar bar);
}

/// <summary>Where a bar reached an order.</summary>
/// <param name="Price">Price before slippage.</param>
/// <param name="AtOpen">True where it was reached as the bar opened, before anything inside the bar.</param>
/// <param name="Liquidity">Which fee it pays.</param>
public readonly record struct Touch(double Price, bool AtOpen, Liquidity Liquidity);
