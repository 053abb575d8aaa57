namespace BacktestCli.Core.Trading.Protections;

/// <summary>What a protection may look at.</summary>
internal readonly ref struct ProtectionState
{
    /// <summary>Now, Unix ms.</summary>
    public required long Time { get; init; }

    /// <summary>How the account has fared.</summary>
    public required RiskRecord Record { get; init; }

    /// <summary>Bars of the instrument since a position in it was last closed; the largest number where none was.</summary>
    public required long BarsSinceExit { get; init; }
}
