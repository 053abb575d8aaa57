namespace BacktestCli.Core.Trading;

/// <summary>Which comes first where a bar holds both the stop and the target of a position.</summary>
public enum IntrabarModel
{
    /// <summary>The stop.</summary>
    Pessimistic,

    /// <summary>Whichever the path open → nearer extreme → farther extreme → close reaches first; where both are as near, the stop.</summary>
    Path,
}
