namespace BacktestCli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and an expectation or a comparison failed.</summary>
    public const int ExpectationFailed = 1;

    /// <summary>Usage or configuration.</summary>
    public const int Usage = 2;

    /// <summary>Data: missing, wrong or unreadable.</summary>
    public const int Data = 3;

    /// <summary>A model or its provider does not answer, or the recordings of its answers do not hold what is asked.</summary>
    public const int Provider = 4;

    /// <summary>A bug of ours.</summary>
    public const int Bug = 5;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
