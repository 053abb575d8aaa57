namespace BacktestCli.Signals.Store;

/// <summary>Where signals come from.</summary>
public enum SignalMode
{
    /// <summary>From the store; what is not in it is asked for and stored. An abstention in the store is asked about again.</summary>
    Auto,

    /// <summary>From the store alone; what is not in it is an error, and nothing is sent anywhere.</summary>
    Replay,

    /// <summary>Asked for each time, and stored.</summary>
    Record,

    /// <summary>From nowhere: the strategy is told nothing.</summary>
    Off,
}
