namespace BacktestCli.Core.Trading;

/// <summary>What protects the position that an order opens.</summary>
internal sealed record OrderLevels(ProtectiveLevel? StopLoss, ProtectiveLevel? TakeProfit, Trail? TrailingStop)
{
    /// <summary>The levels; null where there are none.</summary>
    public static OrderLevels? Of(ProtectiveLevel? stop, ProtectiveLevel? target, Trail? trail) =>
        stop is null && target is null && trail is null ? null : new(stop, target, trail);
}
