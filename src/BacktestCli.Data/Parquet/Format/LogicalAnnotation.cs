using BacktestCli.Data.Parquet.Thrift;

namespace BacktestCli.Data.Parquet.Format;

/// <summary>The union <c>LogicalType</c> of parquet.thrift, its cases laid over one another.</summary>
internal readonly record struct LogicalAnnotation(LogicalKind Kind)
{
    public int Scale { get; init; }

    public int Precision { get; init; }

    public bool IsUtc { get; init; }

    public TimeUnit Unit { get; init; }

    public int BitWidth { get; init; }

    public bool IsSigned { get; init; }

    public static LogicalAnnotation Read(ref CompactReader reader)
    {
        LogicalAnnotation read = default;
        CompactScope outer = reader.EnterStruct();
        while (reader.NextField())
            read = ReadCase(ref reader, (LogicalKind)reader.Field);
        reader.LeaveStruct(outer);
        return read;
    }

    public void Write(CompactWriter writer, int field)
    {
        writer.BeginStruct(field);
        writer.BeginStruct((int)Kind);
        switch (Kind)
        {
            case LogicalKind.Decimal:
                writer.Int32(1, Scale);
                writer.Int32(2, Precision);
                break;
            case LogicalKind.Timestamp:
                writer.Boolean(1, IsUtc);
                writer.BeginStruct(2);
                writer.Empty((int)Unit);
                writer.EndStruct();
                break;
            default:
                break;
        }

        writer.EndStruct();
        writer.EndStruct();
    }

    private static LogicalAnnotation ReadCase(ref CompactReader reader, LogicalKind kind)
    {
        LogicalAnnotation read = new(kind);
        CompactScope outer = reader.EnterStruct();
        while (reader.NextField())
        {
            switch (kind, reader.Field)
            {
                case (LogicalKind.Decimal, 1): read = read with { Scale = reader.ReadInt32() }; break;
                case (LogicalKind.Decimal, 2): read = read with { Precision = reader.ReadInt32() }; break;
                case (LogicalKind.Time or LogicalKind.Timestamp, 1): read = read with { IsUtc = reader.ReadBoolean() }; break;
                case (LogicalKind.Time or LogicalKind.Timestamp, 2): read = read with { Unit = ReadUnit(ref reader) }; break;
                case (LogicalKind.Integer, 1): read = read with { BitWidth = reader.ReadInt8() }; break;
                case (LogicalKind.Integer, 2): read = read with { IsSigned = reader.ReadBoolean() }; break;
                default: reader.Skip(); break;
            }
        }

        reader.LeaveStruct(outer);
        return read;
    }

    private static TimeUnit ReadUnit(ref CompactReader reader)
    {
        TimeUnit unit = TimeUnit.None;
        CompactScope outer = reader.EnterStruct();
        while (reader.NextField())
        {
            unit = (TimeUnit)reader.Field;
            reader.Skip();
        }

        reader.LeaveStruct(outer);
        return unit;
    }
}
