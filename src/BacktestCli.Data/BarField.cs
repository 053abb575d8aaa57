namespace BacktestCli.Data;

/// <summary>A numeric column of a <see cref="BarTable"/>, in the order files are written.</summary>
internal enum BarField
{
    Open,
    High,
    Low,
    Close,
    Volume,
    QuoteVolume,
    Trades,
    TakerBuyVolume,
    TakerBuyQuoteVolume,
}

/// <summary>What the columns are called in files, and which a source may leave out.</summary>
internal static class BarFields
{
    /// <summary>Columns a <see cref="BarTable"/> has beside the open time.</summary>
    public const int Count = 9;

    /// <summary>Those of them every source must give: open, high, low, close, volume.</summary>
    public const int Required = 5;

    /// <summary>The name of the time column.</summary>
    public const string OpenTime = "open_time";

    /// <summary>Names in the order of <see cref="BarField"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["open", "high", "low", "close", "volume", "quote_volume", "trades", "taker_buy_volume", "taker_buy_quote_volume"];
}
