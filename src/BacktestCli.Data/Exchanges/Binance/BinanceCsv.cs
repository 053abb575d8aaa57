using System.Buffers.Text;
using System.Text;
using BacktestCli.Data.Download;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>A file of bars: rows of 12, with or without a line of names before them, times in milliseconds or microseconds.</summary>
internal static class BinanceCsv
{
    /// <summary>Reads a file.</summary>
    /// <param name="csv">All of it.</param>
    /// <param name="columns">What stands where.</param>
    /// <param name="proof">Proves how long each bar is.</param>
    /// <param name="capacity">Bars to make room for.</param>
    /// <exception cref="FormatException">A row is none, or the last one does not end.</exception>
    /// <exception cref="DataException">A bar is of another length than was asked for.</exception>
    public static BarTable Parse(ReadOnlySpan<byte> csv, BinanceColumns columns, PageProof proof, int capacity)
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
            if (!TryRead(row, columns.Targets, out long time, out long last, values))
                throw new FormatException($"row {bars.Count + 1} is no bar: '{Encoding.UTF8.GetString(row)}'");
            proof.ProveLength(time, last);
            bars.Add(time, values);
            rest = rest[(end + 1)..];
        }

        return bars;
    }

    private static bool TryRead(ReadOnlySpan<byte> row, ReadOnlySpan<int> targets, out long time, out long last, Span<double> values)
    {
        last = 0;
        if (!Utf8Parser.TryParse(row, out time, out int used) || used == row.Length || row[used] != ',' || !TryUnit(ref time))
            return false;

        ReadOnlySpan<byte> rest = row[(used + 1)..];
        for (int column = 1; column < targets.Length; column++)
        {
            int end = rest.IndexOf((byte)',');
            if (end < 0)
                return false;
            if (column == BinanceColumns.CloseTime && !TryTime(rest[..end], out last))
                return false;
            if (targets[column] != BinanceColumns.Skipped && !TryNumber(rest[..end], out values[targets[column]]))
                return false;
            rest = rest[(end + 1)..];
        }

        return rest.IndexOf((byte)',') < 0;
    }

    private static bool TryNumber(ReadOnlySpan<byte> field, out double value)
    {
        bool isNumber = NumberText.TryParse(field, out value);
        value = PageProof.AsTold(value);
        return isNumber;
    }

    private static bool TryTime(ReadOnlySpan<byte> field, out long time) =>
        Utf8Parser.TryParse(field, out time, out int used) && used == field.Length && TryUnit(ref time);

    private static bool TryUnit(ref long time)
    {
        time = TimeText.FromCount(time, out TimeUnit unit);
        return unit is TimeUnit.Milliseconds or TimeUnit.Microseconds;
    }
}
