namespace BacktestCli.Core.Strategies;

/// <summary>How a signal came about. The plain one is what the first model answered at once.</summary>
/// <param name="Fallback">Number of the stand-in that answered, from 1; 0: the first model.</param>
/// <param name="IsRepaired">True where what was answered had to be mended to be read.</param>
/// <param name="IsReAsked">True where a first answer was of no use, and the question was put again with the faults named.</param>
/// <param name="IsAbstained">True where nobody answered: no opinion stands in its place.</param>
/// <param name="Missing">Models that did not answer, of several whose answers become one; the signal is of the others.</param>
public readonly record struct SignalOrigin(
    int Fallback = 0, bool IsRepaired = false, bool IsReAsked = false, bool IsAbstained = false, int Missing = 0)
{
    /// <summary>What the first model answered at once.</summary>
    public static SignalOrigin Primary => default;

    /// <summary>Nobody answered.</summary>
    public static SignalOrigin Abstained => new(IsAbstained: true);

    /// <summary>True where the first model answered at once, and the answer could be read as it stood.</summary>
    public bool IsPrimary => this == Primary;

    /// <summary>In words: <c>primary</c>, <c>abstained</c>, or <c>fallback-1, partial-1, re-asked, repaired</c> as far as they hold.</summary>
    public override string ToString()
    {
        if (IsAbstained)
            return "abstained";
        string[] words = [.. Words()];
        return words.Length == 0 ? "primary" : string.Join(", ", words);
    }

    private IEnumerable<string> Words()
    {
        if (Fallback > 0)
            yield return $"fallback-{Fallback}";
        if (Missing > 0)
            yield return $"partial-{Missing}";
        if (IsReAsked)
            yield return "re-asked";
        if (IsRepaired)
            yield return "repaired";
    }
}
