using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Diff;

/// <summary>The first line in which two <c>orders.csv</c> differ: every change of every order stands there, in order.</summary>
public static class FirstOrderEvent
{
    private const int InstrumentColumn = 1;
    private const int FirstShown = 2;

    /// <summary>Reads both as far as they are the same.</summary>
    /// <returns>Null where they are the same throughout.</returns>
    /// <exception cref="ReportException">A line that differs does not begin with an instant.</exception>
    public static Divergence? In(TextReader before, TextReader now, PolicyRule rule)
    {
        string header = before.ReadLine() ?? "";
        now.ReadLine();
        while (true)
        {
            string? one = before.ReadLine();
            string? other = now.ReadLine();
            if (one is null && other is null)
                return null;
            if (!string.Equals(one, other, StringComparison.Ordinal) && !Passes(one, other, header.Split(','), rule))
                return Of(one, other);
        }
    }

    private static bool Passes(string? before, string? now, string[] columns, PolicyRule rule)
    {
        if (before is null || now is null)
            return rule.IsIgnored;
        List<string> one = Cells(before);
        List<string> other = Cells(now);
        return one.Count == other.Count && one.Zip(other).Index().All(cell => rule.Allows(
            new Difference(columns[Math.Min(cell.Index, columns.Length - 1)], cell.Item.First, cell.Item.Second), MetricDirection.Neither));
    }

    private static Divergence Of(string? before, string? now)
    {
        List<string> one = Cells(before ?? "");
        List<string> other = Cells(now ?? "");
        long first = TimeOf(before, one);
        long second = TimeOf(now, other);
        string? ofBefore = first <= second ? Words(one) : null;
        string? ofNow = second <= first ? Words(other) : null;
        List<string> known = ofBefore is null ? other : one;
        return new Divergence("order", Math.Min(first, second), known.Count > InstrumentColumn ? known[InstrumentColumn] : "", ofBefore, ofNow);
    }

    private static long TimeOf(string? line, List<string> cells) => line is null ? long.MaxValue
        : UtcTime.TryParse(cells[0], out long time) ? time
        : throw new ReportException($"orders.csv has the line '{line}', which does not begin with an instant. Make the report again with --format json,csv.");

    private static string Words(IReadOnlyList<string> cells) => string.Join(' ', cells.Skip(FirstShown).Where(cell => cell.Length > 0));

    /// <summary>Cells of a line as <see cref="Csv.CsvWriter"/> writes them; a line break inside a cell ends the line, which is enough to tell two apart.</summary>
    private static List<string> Cells(string line)
    {
        List<string> cells = [];
        bool isQuoted = false;
        int start = 0;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                isQuoted = !isQuoted;
            if (i < line.Length && (line[i] != ',' || isQuoted))
                continue;
            string cell = line[start..i];
            cells.Add(cell.StartsWith('"') ? cell.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal) : cell);
            start = i + 1;
        }

        return cells;
    }
}
