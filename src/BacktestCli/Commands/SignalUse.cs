namespace BacktestCli.Commands;

/// <summary>What signals are wanted for.</summary>
internal enum SignalUse
{
    /// <summary>To run on them.</summary>
    Run,

    /// <summary>To have them stored.</summary>
    Generate,

    /// <summary>To know what they would take.</summary>
    Estimate,

    /// <summary>To know whether a store has them.</summary>
    Verify,
}
