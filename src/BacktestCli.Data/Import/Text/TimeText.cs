using System.Buffers.Text;

namespace BacktestCli.Data.Import.Text;

/// <summary>What reading a time came to.</summary>
internal enum TimeReading
{
    /// <summary>It is a time.</summary>
    Read,

    /// <summary>It is none.</summary>
    Unreadable,

    /// <summary>It is a date that does not say its zone.</summary>
    NoZone,
}

/// <summary>Reads an instant from UTF-8 text: a count since the Unix epoch whose unit its size betrays, or a date.</summary>
internal static class TimeText
{
    private const long MaxSeconds = 100_000_000_000;
    private const long MaxMilliseconds = MaxSeconds * 1_000;
    private const long MaxMicroseconds = MaxMilliseconds * 1_000;

    /// <summary>Reads a time as Unix milliseconds.</summary>
    /// <param name="text">The field, trimmed.</param>
    /// <param name="assumeUtc">Dates without a zone are UTC.</param>
    /// <param name="time">Unix ms, rounded down.</param>
    /// <param name="unit">How it was written.</param>
    public static TimeReading Parse(ReadOnlySpan<byte> text, bool assumeUtc, out long time, out TimeUnit unit)
    {
        if (Utf8Parser.TryParse(text, out long count, out int used) && used == text.Length)
        {
            time = FromCount(count, out unit);
            return TimeReading.Read;
        }

        if (used > 4 && text[used] == '.' && NumberText.TryParse(text, out double fractional) && Math.Abs(fractional) < long.MaxValue)
        {
            time = FromFraction(fractional, out unit);
            return TimeReading.Read;
        }

        unit = TimeUnit.Text;
        return DateText.Parse(text, assumeUtc, out time);
    }

    /// <summary>Unix milliseconds of a count: below 10^11 seconds (the year 5138), each next unit a thousand times more.</summary>
    public static long FromCount(long count, out TimeUnit unit)
    {
        unit = count switch
        {
            > -MaxSeconds and < MaxSeconds => TimeUnit.Seconds,
            > -MaxMilliseconds and < MaxMilliseconds => TimeUnit.Milliseconds,
            > -MaxMicroseconds and < MaxMicroseconds => TimeUnit.Microseconds,
            _ => TimeUnit.Nanoseconds,
        };
        return unit switch
        {
            TimeUnit.Seconds => count * 1_000,
            TimeUnit.Milliseconds => count,
            TimeUnit.Microseconds => FloorDivide(count, 1_000),
            _ => FloorDivide(count, 1_000_000),
        };
    }

    private static long FromFraction(double count, out TimeUnit unit)
    {
        long time = FromCount((long)count, out unit);
        return unit == TimeUnit.Seconds ? (long)Math.Round(count * 1_000) : time;
    }

    private static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);
}
