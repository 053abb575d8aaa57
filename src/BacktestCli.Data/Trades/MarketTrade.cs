namespace BacktestCli.Data.Trades;

/// <summary>One exchange of base for quote, as the venue made it public.</summary>
/// <param name="Micros">By the venue's clock, Unix microseconds.</param>
/// <param name="Price">The double nearest to the price, quote currency.</param>
/// <param name="ExactPrice">The price as it was written.</param>
/// <param name="Amount">As it was written; base currency or contracts, as the venue counts.</param>
/// <param name="Side">Who crossed the spread; of a liquidation, what the venue did to close the position.</param>
internal readonly record struct MarketTrade(long Micros, double Price, decimal ExactPrice, decimal Amount, TakerSide Side);

/// <summary>Who crossed the spread.</summary>
internal enum TakerSide
{
    /// <summary>The venue does not say.</summary>
    Unknown,

    /// <summary>The buyer.</summary>
    Buy,

    /// <summary>The seller.</summary>
    Sell,
}

/// <summary>What a venue counts amounts in.</summary>
internal enum AmountUnit
{
    /// <summary>Base currency: price × amount is quote currency.</summary>
    Base,

    /// <summary>Contracts whose worth the source does not say: price × amount means nothing.</summary>
    Contracts,
}
