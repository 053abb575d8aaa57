namespace BacktestCli.Core.Trading;

/// <summary>How much an order is for. It is resolved when the order fills, at the fill price.</summary>
public abstract record Size
{
    private Size()
    {
    }

    /// <summary>Whatever the position is at that time: closes it.</summary>
    public static Size Position { get; } = new WholePosition();

    /// <summary>A share of equity, fraction: 0.95 puts 95 % of equity, marked at the touch price, into the instrument.</summary>
    public static Size OfEquity(decimal share) => new EquityShare(share);

    /// <summary>A base quantity.</summary>
    public static Size OfBase(decimal quantity) => new BaseQuantity(quantity);

    /// <summary>The quantity this comes to, base currency, before rounding to the lot; 0 or more.</summary>
    internal abstract decimal Resolve(Portfolio portfolio, decimal touchPrice, decimal fillPrice);

    private sealed record WholePosition : Size
    {
        internal override decimal Resolve(Portfolio portfolio, decimal touchPrice, decimal fillPrice) => Math.Abs(portfolio.Position.Quantity);
    }

    private sealed record EquityShare(decimal Share) : Size
    {
        internal override decimal Resolve(Portfolio portfolio, decimal touchPrice, decimal fillPrice) =>
            Math.Max(0, Share * portfolio.EquityAt(touchPrice) / fillPrice);
    }

    private sealed record BaseQuantity(decimal Quantity) : Size
    {
        internal override decimal Resolve(Portfolio portfolio, decimal touchPrice, decimal fillPrice) => Quantity;
    }
}
