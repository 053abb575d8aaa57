using BacktestCli.Core.Trading.Protections;

namespace BacktestCli.Core.Trading;

/// <summary>What every broker of a run keeps to.</summary>
internal sealed record BrokerRules
{
    public const string TooManyPositions = "as many positions are open as max-positions allows";

    /// <summary>Share of a bar's volume that the orders of an instrument may fill, fraction; null: any.</summary>
    public decimal? MaxVolumeShare { get; init; }

    /// <summary>Positions that may be open at a time; null: any number.</summary>
    public int? MaxPositions { get; init; }

    /// <summary>What keeps positions from being opened.</summary>
    public IReadOnlyList<Protection> Protections { get; init; } = [];

    /// <summary>Why nothing may be opened or enlarged now; null where it may.</summary>
    public string? Refusal(Holding holding, Ledger ledger, long time)
    {
        if (MaxPositions is { } most && holding.Position.IsFlat && holding.Portfolio.OpenPositions >= most)
            return TooManyPositions;
        if (ledger.Risk is not { } risk)
            return null;
        ProtectionState state = new() { Time = time, Record = risk, BarsSinceExit = holding.BarsSinceExit };
        foreach (Protection protection in Protections)
        {
            if (protection.Refusal(state) is { } refusal)
                return refusal;
        }

        return null;
    }
}
