namespace BacktestCli.Handlers.Replay;

/// <summary>A run is not the one that was locked; carries every difference.</summary>
internal sealed class ReplayException(IReadOnlyList<string> differences) : Exception(string.Join(Environment.NewLine, differences))
{
    /// <summary>Each a sentence that names the input, what the lock has, what was found, and what to do.</summary>
    public IReadOnlyList<string> Differences { get; } = differences;
}
