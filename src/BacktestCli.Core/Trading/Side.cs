namespace BacktestCli.Core.Trading;

/// <summary>Direction of an order or a fill.</summary>
public enum Side
{
    /// <summary>Base in, quote out.</summary>
    Buy,

    /// <summary>Base out, quote in.</summary>
    Sell,
}

/// <summary>Direction of a position or a trade.</summary>
public enum PositionSide
{
    /// <summary>Gains when the price rises.</summary>
    Long,

    /// <summary>Gains when the price falls.</summary>
    Short,
}

/// <summary>Whether an order waited in the book or took from it; the two pay different fees.</summary>
public enum Liquidity
{
    /// <summary>The order rested and was met.</summary>
    Maker,

    /// <summary>The order crossed the spread.</summary>
    Taker,
}
