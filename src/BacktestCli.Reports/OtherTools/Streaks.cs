namespace BacktestCli.Reports.OtherTools;

/// <summary>Values in a row that have something in common.</summary>
internal static class Streaks
{
    /// <summary>How long each row is, in order.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<double> values, Func<double, bool> picks)
    {
        List<int> streaks = [];
        bool before = false;
        foreach (double value in values)
        {
            bool now = picks(value);
            if (now && before)
                streaks[^1]++;
            else if (now)
                streaks.Add(1);
            before = now;
        }

        return streaks;
    }

    /// <summary>The longest; 0 where there is none.</summary>
    public static int Longest(IReadOnlyList<double> values, Func<double, bool> picks) => Of(values, picks).DefaultIfEmpty(0).Max();
}
