namespace BacktestCli.Core.Market;

/// <summary>Which of a venue's markets an instrument trades in.</summary>
public enum MarketKind
{
    /// <summary>Immediate exchange of base for quote: no short positions, no more spent than is there.</summary>
    Spot,

    /// <summary>Perpetual futures: long or short, with funding.</summary>
    Perp,
}
