using System.Text;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Import.Readers;

/// <summary>Reads one field of a row into its place.</summary>
internal sealed class FieldParser(ImportRequest request, string document)
{
    /// <summary>The open time last read, Unix ms.</summary>
    public long Time { get; private set; }

    /// <summary>How it was written.</summary>
    public TimeUnit Unit { get; private set; }

    /// <summary>Reads a field.</summary>
    /// <returns>False where it cannot be read. A value a source need not give may be empty or <c>null</c>; it is then NaN.</returns>
    /// <exception cref="DataException">It is a date without a zone, and nobody said it is UTC.</exception>
    public bool Read(int target, ReadOnlySpan<byte> field, int row, Span<double> values)
    {
        if (target == ColumnNames.Ignored)
            return true;
        if (!field.IsEmpty && (field[0] is (byte)' ' or (byte)'"' || field[^1] is (byte)' ' or (byte)'"'))
            field = field.Trim(" \""u8);
        if (target == ColumnNames.Time)
            return ReadTime(field, row);
        if (NumberText.TryParse(field, out values[target - 1]))
            return true;

        values[target - 1] = double.NaN;
        return target > BarFields.Required && IsAbsent(field);
    }

    private static bool IsAbsent(ReadOnlySpan<byte> field) =>
        field.IsEmpty
        || Ascii.EqualsIgnoreCase(field, "null"u8)
        || Ascii.EqualsIgnoreCase(field, "none"u8)
        || Ascii.EqualsIgnoreCase(field, "na"u8);

    private bool ReadTime(ReadOnlySpan<byte> field, int row)
    {
        TimeReading reading = TimeText.Parse(field, request.TimeZoneUtc, out long time, out TimeUnit unit);
        if (reading == TimeReading.NoZone)
        {
            throw new DataException(
                $"{document}, row {row}: the time '{DocumentRows.Excerpt(field)}' does not say its zone. If the file's times "
                + "are UTC, import it with --time-zone UTC.");
        }

        (Time, Unit) = (time, unit);
        return reading == TimeReading.Read;
    }
}
