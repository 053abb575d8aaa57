namespace BacktestCli.Data.Series;

/// <summary>What the columns of a series are called in files, in order; the time stands before them as <c>time</c> or <c>open_time</c>.</summary>
public static class SeriesColumns
{
    /// <summary>Rate as a fraction of the position's worth, longs pay where it is positive; mark price it was charged at, quote currency; hours since the payment before.</summary>
    public static IReadOnlyList<string> Funding { get; } = ["rate", "mark_price", "hours"];

    /// <summary>
    /// At the bar's last snapshot: best bid and ask (quote currency); then averages over the bar's snapshots: spread as a fraction of the middle, depth of the
    /// first 5 levels of each side (base currency), imbalance (bid − ask) ÷ (bid + ask) of them; and how many snapshots there were.
    /// </summary>
    public static IReadOnlyList<string> Book { get; } = ["bid", "ask", "spread", "bid_depth", "ask_depth", "imbalance", "snapshots"];

    /// <summary>Volume and number of trades by the side that took (base currency); largest trade (base currency).</summary>
    public static IReadOnlyList<string> Flow { get; } = ["buy_volume", "sell_volume", "buy_trades", "sell_trades", "largest_trade"];

    /// <summary>Volume (base currency) and number of liquidated longs and shorts.</summary>
    public static IReadOnlyList<string> Liquidations { get; } = ["long_volume", "short_volume", "longs", "shorts"];

    /// <summary>The columns of a kind.</summary>
    public static IReadOnlyList<string> Of(SeriesKind kind) => kind switch
    {
        SeriesKind.Funding => Funding,
        SeriesKind.Book => Book,
        SeriesKind.Flow => Flow,
        SeriesKind.Liquidations => Liquidations,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
