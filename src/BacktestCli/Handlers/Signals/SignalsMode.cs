namespace BacktestCli.Handlers.Signals;

/// <summary>Whether models are asked, and what becomes of their answers.</summary>
internal enum SignalsMode
{
    /// <summary>What is recorded is replayed, the rest asked and recorded.</summary>
    Auto,

    /// <summary>What is recorded is replayed; what is not is an error. No network is opened.</summary>
    Replay,

    /// <summary>All is asked, and recorded.</summary>
    Record,

    /// <summary>All is asked, and nothing recorded.</summary>
    Off,
}

/// <summary>What is done where no model answers.</summary>
internal enum SignalFailure
{
    /// <summary>The signal has no opinion, and is counted.</summary>
    Hold,

    /// <summary>The run ends.</summary>
    Stop,
}
