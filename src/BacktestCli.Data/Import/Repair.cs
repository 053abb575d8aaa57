namespace BacktestCli.Data.Import;

/// <summary>
/// What an import does about rows at fault. Every repair sorts rows, drops repeats, and drops rows that are no possible bar.
/// </summary>
public enum Repair
{
    /// <summary>It refuses the import as a whole.</summary>
    None,

    /// <summary>Where rows contradict each other, all of them are dropped.</summary>
    Drop,

    /// <summary>Where rows contradict each other, the first of the file stays.</summary>
    KeepFirst,

    /// <summary>Where rows contradict each other, the last of the file stays.</summary>
    KeepLast,
}
