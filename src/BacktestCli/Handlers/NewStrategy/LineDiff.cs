namespace BacktestCli.Handlers.NewStrategy;

/// <summary>What became of a text, line by line.</summary>
internal static class LineDiff
{
    /// <summary>Most pairs of lines that are compared; beyond, all that differs counts as taken out and put in.</summary>
    private const int MostPairs = 4_000_000;

    /// <summary>
    /// The fewest lines taken out and put in that turn one text into another: those of a longest common subsequence stay. What is taken out stands before what
    /// comes in its place.
    /// </summary>
    public static IReadOnlyList<DiffLine> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        int start = 0, shorter = Math.Min(before.Count, after.Count), end = 0;
        while (start < shorter && before[start] == after[start])
            start++;
        while (end < shorter - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        string[] old = [.. before.Skip(start).Take(before.Count - start - end)], now = [.. after.Skip(start).Take(after.Count - start - end)];
        return
        [
            .. before.Take(start).Select(DiffLine.Kept),
            .. (long)old.Length * now.Length > MostPairs ? Whole(old, now) : Compare(old, now),
            .. before.TakeLast(end).Select(DiffLine.Kept),
        ];
    }

    private static IEnumerable<DiffLine> Whole(IEnumerable<string> old, IEnumerable<string> now) =>
        [.. old.Select(DiffLine.Removed), .. now.Select(DiffLine.Added)];

    private static IEnumerable<DiffLine> Compare(string[] old, string[] now)
    {
        int[][] common = CommonLengths(old, now);
        int i = 0, j = 0;
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return DiffLine.Kept(old[i++]);
                j++;
            }
            else if (j == now.Length || (i < old.Length && common[i + 1][j] >= common[i][j + 1]))
            {
                yield return DiffLine.Removed(old[i++]);
            }
            else
            {
                yield return DiffLine.Added(now[j++]);
            }
        }
    }

    /// <summary>Length of a longest common subsequence of what follows each pair of places.</summary>
    private static int[][] CommonLengths(string[] old, string[] now)
    {
        int[][] lengths = [.. Enumerable.Range(0, old.Length + 1).Select(_ => new int[now.Length + 1])];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
                lengths[i][j] = old[i] == now[j] ? lengths[i + 1][j + 1] + 1 : Math.Max(lengths[i + 1][j], lengths[i][j + 1]);
        }

        return lengths;
    }
}

/// <summary>A line of a comparison.</summary>
/// <param name="Sign"><c>' '</c> where it stays, <c>-</c> where it is taken out, <c>+</c> where it is put in.</param>
/// <param name="Text">The line.</param>
internal sealed record DiffLine(char Sign, string Text)
{
    public static DiffLine Kept(string text) => new(' ', text);

    public static DiffLine Removed(string text) => new('-', text);

    public static DiffLine Added(string text) => new('+', text);

    /// <summary>As it is printed.</summary>
    public override string ToString() => Sign + Text;
}
