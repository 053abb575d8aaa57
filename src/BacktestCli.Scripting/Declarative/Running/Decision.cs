namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>What a strategy does at a bar.</summary>
[Flags]
internal enum Decision
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It leaves its position.</summary>
    Exit = 1,

    /// <summary>It opens a long position.</summary>
    EnterLong = 2,

    /// <summary>It opens a short position.</summary>
    EnterShort = 4,

    /// <summary>It adds to its position.</summary>
    ScaleIn = 8,

    /// <summary>It closes part of its position.</summary>
    ScaleOut = 16,
}
