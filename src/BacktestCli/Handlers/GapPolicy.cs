namespace BacktestCli.Handlers;

/// <summary>What is done where bars are missing. The report counts them whatever it is.</summary>
internal enum GapPolicy
{
    /// <summary>The run goes on with the bars there are, and warns.</summary>
    Warn,

    /// <summary>The run is refused.</summary>
    Error,

    /// <summary>A flat bar stands in for each missing one: the close before it, volume 0.</summary>
    Flat,
}
