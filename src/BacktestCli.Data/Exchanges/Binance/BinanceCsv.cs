using System.Buffers.Text;
using System.Text;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>A file of bars: rows of 12, with or without a line of names before them, times in milliseconds or microseconds.</summary>
internal static class BinanceCsv
{
    /// <summary>Reads a file.</summary>
    /// <param name="csv">All of it.</param>
    /// <param name="columns">What stands where.</param>
    /// <param name="capacity">Bars to make room for.</param>
    /// <exception cref="FormatException">A row is none, or the last one does not end.</exception>
    public static BarTable Parse(ReadOnlySpan<byte> csv, BinanceColumns columns, int capacity)
    {
        BarTable bars = new(capacity);
        if (csv.IsEmpty)
            return bars;
        if (csv[^1] != '\n')
            throw new FormatException("the last row does not end");

        Span<double> values = stackalloc double[BarFields.Count];
        ReadOnlySpan<byte> rest = char.IsAsciiDigit((char)csv[0]) ? csv : csv[(csv.IndexOf((byte)'\n') + 1)..];
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> row = rest[..end].TrimEnd((byte)'\r');
            columns.Blank.CopyTo(values);
            if (!TryRead(row, columns.Targets, out long time, values))
                throw new FormatException($"row {bars.Count + 1} is no bar: '{Encoding.UTF8.GetString(row)}'");
            bars.Add(time, values);
            rest = rest[(end + 1)..];
        }

        return bars;
    }

    private static bool TryRead(ReadOnlySpan<byte> row, ReadOnlySpan<int> targets, out long time, Span<double> values)
    {
        if (!Utf8Parser.TryParse(row, out time, out int used) || used == row.Length || row[used] != ',')
            return false;

        time = TimeText.FromCount(time, out TimeUnit unit);
        if (unit is not (TimeUnit.Milliseconds or TimeUnit.Microseconds))
            return false;

        ReadOnlySpan<byte> rest = row[(used + 1)..];
        for (int column = 1; column < targets.Length; column++)
        {
            int end = rest.IndexOf((byte)',');
            if (end < 0)
                return false;
            if (targets[column] != BinanceColumns.Skipped && !NumberText.TryParse(rest[..end], out values[targets[column]]))
                return false;
            rest = rest[(end + 1)..];
        }

        return rest.IndexOf((byte)',') < 0;
    }
}
