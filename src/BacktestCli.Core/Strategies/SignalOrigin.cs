namespace BacktestCli.Core.Strategies;

/// <summary>How a signal came about. The plain one is what the first model answered at once.</summary>
/// <param name="Fallback">Number of the stand-in that answered, from 1; 0: the first model.</param>
/// <param name="IsRepaired">True where what was answered had to be mended to be read.</param>
/// <param name="IsReAsked">True where a first answer was of no use, and the question was put again with the faults named.</param>
/// <param name="IsAbstained">True where nobody answered: no opinion stands in its place.</param>
public readonly record struct SignalOrigin(int Fallback = 0, bool IsRepaired = false, bool IsReAsked = false, bool IsAbstained = false)
{
    /// <summary>What the first model answered at once.</summary>
    public static SignalOrigin Primary => default;

    /// <summary>Nobody answered.</summary>
    public static SignalOrigin Abstained => new(IsAbstained: true);

    /// <summary>True where the first model answered at once, and the answer could be read as it stood.</summary>
    public bool IsPrimary => this == Primary;

    /// <summary>In words: <c>primary</c>, <c>abstained</c>, or <c>fallback-1, re-asked, repaired</c> as far as they hold.</summary>
    public override string ToString()
    {
        if (IsAbstained)
            return "abstained";
        string[] words = [.. Words(Fallback, IsReAsked, IsRepaired)];
        return words.Length == 0 ? "primary" : string.Join(", ", words);
    }

    private static IEnumerable<string> Words(int fallback, bool isReAsked, bool isRepaired)
    {
        if (fallback > 0)
            yield return $"fallback-{fallback}";
        if (isReAsked)
            yield return "re-asked";
        if (isRepaired)
            yield return "repaired";
    }
}
