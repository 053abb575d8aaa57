namespace BacktestCli.Core.Strategies;

/// <summary>A dated opinion about one instrument.</summary>
public sealed record Signal
{
    private const int MostTagCharacters = 200;

    /// <summary>Close time of the latest bar that the opinion rests on, Unix ms; nobody may act on it earlier.</summary>
    public required long Time { get; init; }

    /// <summary>From −1, sell, to 1, buy; its sign is the direction, 0 is no opinion either way.</summary>
    public required double Score { get; init; }

    /// <summary>How sure it is, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Price at which to enter, quote currency; null: the market's.</summary>
    public double? Entry { get; init; }

    /// <summary>Price at which to give up, quote currency; null: none was named.</summary>
    public double? StopLoss { get; init; }

    /// <summary>Price at which to take the profit, quote currency; null: none was named.</summary>
    public double? TakeProfit { get; init; }

    /// <summary>Size of the position, fraction of equity, 0 or more; null: none was named.</summary>
    public double? Share { get; init; }

    /// <summary>What to trade, base currency, 0 or more; null: none was named.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Why, in the words of whoever gave it; it may hold anything.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How it came about.</summary>
    public required SignalOrigin Origin { get; init; }

    /// <summary>The reason as an order's tag carries it: its first 200 characters; null where there is none.</summary>
    public string? ToTag() => Reason switch
    {
        "" => null,
        { Length: <= MostTagCharacters } => Reason,
        _ => Reason[..(char.IsHighSurrogate(Reason[MostTagCharacters - 1]) ? MostTagCharacters - 1 : MostTagCharacters)],
    };
}
