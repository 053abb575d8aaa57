namespace BacktestCli.Core;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
public static class Spelling
{
    /// <summary>The candidate that is fewest slips away (a letter wrong, missing, extra or swapped with its neighbour).</summary>
    /// <returns>Null where none is near: more than a third of the letters differ.</returns>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        int fewest = Math.Max(2, word.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            int slips = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (slips < fewest && slips < candidate.Length)
                (nearest, fewest) = (candidate, slips);
        }

        return nearest;
    }

    /// <summary><c> Did you mean X?</c> with its leading space, or nothing where no candidate is near.</summary>
    public static string DidYouMean(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } nearest ? $" Did you mean {nearest}?" : "";

    /// <summary>Optimal string alignment distance (Damerau 1964, restricted form).</summary>
    private static int Distance(string a, string b)
    {
        int[][] rows = [new int[b.Length + 1], [.. Enumerable.Range(0, b.Length + 1)], new int[b.Length + 1]];
        for (int i = 1; i <= a.Length; i++)
        {
            (int[] before, int[] above, int[] row) = (rows[0], rows[1], rows[2]);
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            rows = [above, row, before];
        }

        return rows[1][b.Length];
    }
}
