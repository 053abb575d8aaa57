using System.Globalization;
using System.Text.RegularExpressions;

namespace BacktestCli.FakeVenues.Models;

/// <summary>The bars that a question shows as lines of CSV under a header with <c>open,high,low,close</c>, and the names in it.</summary>
/// <param name="Labels">What each bar is called, in order.</param>
/// <param name="LastClose">The latest close; 100 where no bar is shown.</param>
/// <param name="Names">Instruments it names, in order.</param>
internal sealed partial record ShownBars(IReadOnlyList<string> Labels, double LastClose, IReadOnlyList<string> Names)
{
    /// <summary>Reads a question.</summary>
    public static ShownBars In(string text)
    {
        List<string> labels = [];
        double close = 100;
        int column = -1;
        foreach (string[] cells in text.Split('\n').Select(line => line.Trim().Split(',')))
        {
            if (cells.Contains("open") && cells.Contains("close"))
            {
                column = Array.IndexOf(cells, "close");
                labels.Clear();
            }
            else if (column >= 0 && cells.Length > column && double.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double price))
            {
                close = price;
                labels.Add(cells[0]);
            }
        }

        // Of a batch the question is about the last bars alone: "from t-3 to t-0".
        if (Asked().Match(text) is { Success: true } asked && labels.IndexOf(asked.Groups["first"].Value) is >= 0 and var first)
            labels.RemoveRange(0, first);
        return new ShownBars(labels, close, [.. Name().Matches(text).Select(match => match.Value).Distinct()]);
    }

    /// <summary>The last text that shows bars, else the last: who asks again repeats none.</summary>
    public static ShownBars InLast(IReadOnlyList<string> texts) => In(texts.LastOrDefault(text => Header().IsMatch(text)) ?? texts[^1]);

    [GeneratedRegex(@"\bfrom (?<first>\S+) to \S+\?")]
    private static partial Regex Asked();

    [GeneratedRegex(@"^\S+,open,high,low,close", RegexOptions.Multiline)]
    private static partial Regex Header();

    [GeneratedRegex(@"\bASSET_\w+\b|\b[A-Z0-9]{2,10}/[A-Z]{3,5}\b|\b[A-Z0-9]{2,10}USDT?\b")]
    private static partial Regex Name();
}
