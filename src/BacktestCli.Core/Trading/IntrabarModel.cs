namespace BacktestCli.Core.Trading;

/// <summary>Which way the price is taken to have gone inside a bar, where that matters to the orders it meets.</summary>
public enum IntrabarModel
{
    /// <summary>To the disadvantage of the position: its stop before its target.</summary>
    Pessimistic,

    /// <summary>Open → nearer extreme → farther extreme → close; where both are as near, the one against the position first.</summary>
    Path,

    /// <summary>To the advantage of the position. No run can be told to believe it: it is the other end of the range a report prints.</summary>
    Optimistic,
}
