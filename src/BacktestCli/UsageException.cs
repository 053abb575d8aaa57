namespace BacktestCli;

/// <summary>What the user typed cannot be done; carries every fault at once.</summary>
internal sealed class UsageException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public UsageException(string problem)
        : this([problem])
    {
    }

    /// <summary>Each a sentence that names the option, the value and the rule.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    /// <summary>Throws where there are problems.</summary>
    public static void ThrowIfAny(IEnumerable<string> problems)
    {
        string[] all = [.. problems];
        if (all.Length > 0)
            throw new UsageException(all);
    }
}
