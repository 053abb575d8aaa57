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

        return new ShownBars(labels, close, [.. Name().Matches(text).Select(match => match.Value).Distinct()]);
    }

    [GeneratedRegex(@"\bASSET_\w+\b|\b[A-Z0-9]{2,10}/[A-Z]{3,5}\b|\b[A-Z0-9]{2,10}USDT?\b")]
    private static partial Regex Name();
}
