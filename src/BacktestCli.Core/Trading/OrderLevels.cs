namespace BacktestCli.Core.Trading;

/// <summary>What protects the position that an order opens.</summary>
internal sealed record OrderLevels
{
    public static OrderLevels None { get; } = new();

    public ProtectiveLevel? StopLoss { get; init; }

    public ProtectiveLevel? TakeProfit { get; init; }

    public Trail? TrailingStop { get; init; }
}
