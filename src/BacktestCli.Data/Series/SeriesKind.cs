namespace BacktestCli.Data.Series;

/// <summary>What is kept beside bars.</summary>
public enum SeriesKind
{
    /// <summary>Payments between longs and shorts of a perpetual contract, one row a payment.</summary>
    Funding,

    /// <summary>Spread, depth and imbalance of the order book, one row a bar.</summary>
    Book,

    /// <summary>Who took, and how much: one row a bar.</summary>
    Flow,

    /// <summary>Positions the venue closed by force, one row a bar.</summary>
    Liquidations,
}
