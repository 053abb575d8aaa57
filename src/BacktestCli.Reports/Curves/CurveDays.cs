using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Curves;

/// <summary>Which rows of a curve belong to one UTC day; each row is a period of its own where rows have no times.</summary>
internal sealed class CurveDays
{
    private readonly int[] _rows;
    private readonly int _first;

    private CurveDays(int[] rows, int first, long[]? times) => (_rows, _first, Times) = (rows, first, times);

    /// <summary>How many days there are.</summary>
    public int Count => _rows[^1] + 1;

    /// <summary>Rows in them.</summary>
    public int Rows => _rows.Length;

    /// <summary>The start, and each day, Unix ms; null where rows have no times.</summary>
    public long[]? Times { get; }

    /// <summary>How far apart days are as a rule, days; 1 where rows have no times.</summary>
    public double MedianDays => Times is null ? 1
        : Times.Skip(2).Zip(Times.Skip(1), (later, earlier) => later - earlier).Order().ElementAtOrDefault((Times.Length - 2) / 2) / (double)UtcTime.Day;

    /// <param name="times">Times of all rows, Unix ms; null where they have none.</param>
    /// <param name="first">The first row that has a return.</param>
    /// <param name="count">Rows there are.</param>
    public static CurveDays Of(long[]? times, int first, int count)
    {
        if (times is null)
            return new CurveDays([.. Enumerable.Range(0, count - first)], first, null);

        int[] rows = new int[count - first];
        List<long> days = [UtcTime.StartOfDay(times[first])];
        for (int i = 1; i < rows.Length; i++)
        {
            long day = UtcTime.StartOfDay(times[first + i]);
            if (day != days[^1])
                days.Add(day);
            rows[i] = days.Count - 1;
        }

        long before = first > 0 ? UtcTime.StartOfDay(times[first - 1]) : days[0];
        return new CurveDays(rows, first, [before < days[0] ? before : days[0] - UtcTime.Day, .. days]);
    }

    /// <summary>A return for each day, from one for each row of the file.</summary>
    public double[] Compound(double[] returns)
    {
        double[] growth = new double[Count];
        Array.Fill(growth, 1);
        for (int i = 0; i < _rows.Length; i++)
            growth[_rows[i]] *= 1 + returns[_first + i];
        return [.. growth.Select(value => value - 1)];
    }
}
