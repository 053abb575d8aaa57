using System.Buffers.Binary;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>
/// INT96, the timestamp of old Impala and Spark files: nanoseconds of the day in 8 bytes, then the Julian day in 4. Read as Unix
/// milliseconds, rounded down.
/// </summary>
internal sealed class Int96Decoder : ValueDecoder<long>
{
    private const int JulianUnixEpoch = 2_440_588;
    private const long DayMillis = 86_400_000;
    private const long NanosPerMilli = 1_000_000;

    public override int Width => 12;

    public override void Plain(ReadOnlySpan<byte> data, Span<long> into)
    {
        ReadOnlySpan<byte> bytes = Take(data, into.Length);
        for (int i = 0; i < into.Length; i++)
        {
            ReadOnlySpan<byte> value = bytes.Slice(i * Width, Width);
            long nanos = BinaryPrimitives.ReadInt64LittleEndian(value);
            long day = BinaryPrimitives.ReadInt32LittleEndian(value[sizeof(long)..]) - (long)JulianUnixEpoch;
            into[i] = (day * DayMillis) + (nanos / NanosPerMilli) - (nanos % NanosPerMilli < 0 ? 1 : 0);
        }
    }
}
