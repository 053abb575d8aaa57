using BacktestCli.Data.Parquet.Thrift;

namespace BacktestCli.Data.Parquet.Format;

/// <summary><c>Statistics</c> of parquet.thrift. Bounds are single values in PLAIN, bytes and text without their length.</summary>
internal sealed record ValueRange
{
    public long? Nulls { get; init; }

    public byte[]? Min { get; init; }

    public byte[]? Max { get; init; }

    /// <summary>True where the bounds stand in the old fields, which promise the order of signed numbers and of nothing else.</summary>
    public bool IsLegacy { get; init; }

    public static ValueRange Read(ref CompactReader reader)
    {
        long? nulls = null;
        byte[]? oldMin = null, oldMax = null, min = null, max = null;
        CompactScope outer = reader.EnterStruct();
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1: oldMax = reader.ReadBinary().ToArray(); break;
                case 2: oldMin = reader.ReadBinary().ToArray(); break;
                case 3: nulls = reader.ReadInt64(); break;
                case 5: max = reader.ReadBinary().ToArray(); break;
                case 6: min = reader.ReadBinary().ToArray(); break;
                default: reader.Skip(); break;
            }
        }

        reader.LeaveStruct(outer);
        bool isLegacy = min is null && max is null;
        return new() { Nulls = nulls, Min = isLegacy ? oldMin : min, Max = isLegacy ? oldMax : max, IsLegacy = isLegacy };
    }

    public void Write(CompactWriter writer, int field)
    {
        writer.BeginStruct(field);
        if (Nulls is { } nulls)
            writer.Int64(3, nulls);
        if (Min is not null && Max is not null)
        {
            writer.Binary(5, Max);
            writer.Binary(6, Min);
        }

        writer.EndStruct();
    }
}
