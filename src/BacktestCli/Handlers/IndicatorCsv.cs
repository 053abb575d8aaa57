using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Handlers;

/// <summary>
/// Values of indicators as CSV: the open time in Unix milliseconds, then a column for each; empty where a value is undefined.
/// </summary>
internal static class IndicatorCsv
{
    /// <summary>Writes a header and a line a bar, and gives the bars written.</summary>
    public static long Write(IndicatorTable table, IBarSource bars, TextWriter text, CancellationToken cancellationToken)
    {
        text.Write("open_time");
        foreach (string column in table.Columns)
            text.Write("," + Quote(column));
        text.Write('\n');

        long count = 0;
        foreach (BarSeries block in bars.ReadBlocks(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < block.Count; i++)
                Write(table, block[i], text);
            count += block.Count;
        }

        return count;
    }

    private static void Write(IndicatorTable table, in Bar bar, TextWriter text)
    {
        Span<char> digits = stackalloc char[32];
        text.Write(bar.OpenTime);
        foreach (double value in table.Next(bar))
        {
            text.Write(',');
            if (double.IsFinite(value) && value.TryFormat(digits, out int length))
                text.Write(digits[..length]);
        }

        text.Write('\n');
    }

    /// <summary>As RFC 4180 asks of a field with a comma in it.</summary>
    private static string Quote(string field) => field.Contains(',', StringComparison.Ordinal) ? $"\"{field}\"" : field;
}
