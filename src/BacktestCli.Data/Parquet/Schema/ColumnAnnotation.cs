using BacktestCli.Data.Parquet.Format;

namespace BacktestCli.Data.Parquet.Schema;

/// <summary>
/// Between a column as the caller sees it and the schema element that tells its type twice, by logical type and by converted type.
/// </summary>
internal static class ColumnAnnotation
{
    private const int MostDecimalDigits = 76;

    public static Leaf Read(SchemaElement element, PhysicalType physical, string name, bool isNested)
    {
        Leaf leaf = Meaning(element, physical) with { TypeLength = element.TypeLength };
        string? refusal = element switch
        {
            _ when isNested || element.Repetition == Repetition.Repeated => "it is nested or repeated, and only flat columns can be read",
            { Children: not 0 } or { Repetition: not (Repetition.Required or Repetition.Optional) } => "its schema is broken",
            _ when !Enum.IsDefined(physical) => $"it is stored as type {(int)physical}, which the format does not know",
            _ when physical == PhysicalType.FixedLenByteArray && element.TypeLength <= 0 => $"its values have {element.TypeLength} bytes",
            _ => leaf.Refusal,
        };
        ParquetColumn column = leaf.Column with
        {
            Name = name,
            Optional = element.Repetition == Repetition.Optional,
            Type = refusal is null ? leaf.Column.Type : ParquetType.Unsupported,
            Logical = refusal is null ? leaf.Column.Logical : ParquetLogical.None,
        };
        return leaf with { Column = column, Refusal = refusal };
    }

    public static SchemaElement Write(ParquetColumn column) => new(column.Name)
    {
        Physical = column.Type switch
        {
            ParquetType.Boolean => PhysicalType.Boolean,
            ParquetType.Int32 => PhysicalType.Int32,
            ParquetType.Int64 => PhysicalType.Int64,
            ParquetType.Double => PhysicalType.Double,
            _ => PhysicalType.ByteArray,
        },
        Repetition = column.Optional ? Repetition.Optional : Repetition.Required,
        Scale = column.Scale,
        Precision = column.Precision,
        Converted = (column.Type, column.Logical) switch
        {
            (ParquetType.Utf8, _) => ConvertedType.Utf8,
            (_, ParquetLogical.TimestampMillis) when column.IsUtc => ConvertedType.TimestampMillis,
            (_, ParquetLogical.TimestampMicros) when column.IsUtc => ConvertedType.TimestampMicros,
            (_, ParquetLogical.Date) => ConvertedType.Date,
            (_, ParquetLogical.Decimal) => ConvertedType.Decimal,
            _ => null,
        },
        Logical = (column.Type, column.Logical) switch
        {
            (ParquetType.Utf8, _) => new(LogicalKind.Text),
            (_, ParquetLogical.TimestampMillis) => Timestamp(TimeUnit.Millis, column.IsUtc),
            (_, ParquetLogical.TimestampMicros) => Timestamp(TimeUnit.Micros, column.IsUtc),
            (_, ParquetLogical.TimestampNanos) => Timestamp(TimeUnit.Nanos, column.IsUtc),
            (_, ParquetLogical.Date) => new(LogicalKind.Date),
            (_, ParquetLogical.Decimal) => new(LogicalKind.Decimal) { Scale = column.Scale, Precision = column.Precision },
            _ => default,
        },
    };

    private static LogicalAnnotation Timestamp(TimeUnit unit, bool isUtc) => new(LogicalKind.Timestamp) { Unit = unit, IsUtc = isUtc };

    private static Leaf Meaning(SchemaElement element, PhysicalType physical) => (physical, Annotation(element)) switch
    {
        (PhysicalType.Boolean, _) => Plain(physical, ParquetType.Boolean),
        (PhysicalType.Int96, _) => Plain(physical, ParquetType.Int64, ParquetLogical.TimestampMillis),
        (PhysicalType.Float or PhysicalType.Double, _) => Plain(physical, ParquetType.Double),
        (_, { Kind: LogicalKind.Decimal } told) => Decimal(physical, told),
        (PhysicalType.Int32, { Kind: LogicalKind.Date }) => Plain(physical, ParquetType.Int32, ParquetLogical.Date),
        (PhysicalType.Int32, { Kind: LogicalKind.Integer, BitWidth: 32, IsSigned: false }) =>
            Plain(physical, ParquetType.Int64) with { IsUnsigned = true },
        (PhysicalType.Int32, _) => Plain(physical, ParquetType.Int32),
        (PhysicalType.Int64, { Kind: LogicalKind.Timestamp } told) => Timestamp(told),
        (PhysicalType.Int64, { Kind: LogicalKind.Integer, IsSigned: false }) =>
            Plain(physical, ParquetType.Int64) with { IsUnsigned = true },
        (PhysicalType.Int64, _) => Plain(physical, ParquetType.Int64),
        (PhysicalType.ByteArray, { Kind: LogicalKind.None or LogicalKind.Text or LogicalKind.Enum or LogicalKind.Json }) =>
            Plain(physical, ParquetType.Utf8),
        (_, var told) => Plain(physical, ParquetType.Unsupported) with
        {
            Refusal = $"it is {physical} of kind {told.Kind}, which cannot be read here",
        },
    };

    private static Leaf Plain(PhysicalType physical, ParquetType type, ParquetLogical logical = ParquetLogical.None) =>
        new(new ParquetColumn("", type) { Logical = logical }, physical);

    private static Leaf Timestamp(LogicalAnnotation told)
    {
        ParquetLogical logical = told.Unit switch
        {
            TimeUnit.Millis => ParquetLogical.TimestampMillis,
            TimeUnit.Micros => ParquetLogical.TimestampMicros,
            TimeUnit.Nanos => ParquetLogical.TimestampNanos,
            _ => ParquetLogical.None,
        };
        return new(new ParquetColumn("", ParquetType.Int64) { Logical = logical, IsUtc = told.IsUtc }, PhysicalType.Int64)
        {
            Refusal = logical == ParquetLogical.None ? "it holds timestamps in a unit the format does not know" : null,
        };
    }

    private static Leaf Decimal(PhysicalType physical, LogicalAnnotation told)
    {
        Leaf leaf = Plain(physical, ParquetType.Int64, ParquetLogical.Decimal);
        bool isSound = told.Precision is >= 1 and <= MostDecimalDigits && told.Scale >= 0 && told.Scale <= told.Precision;
        return leaf with
        {
            Column = leaf.Column with { Scale = told.Scale, Precision = told.Precision },
            Refusal = isSound ? null : $"it is Decimal({told.Precision}, {told.Scale}), which the format does not allow",
        };
    }

    /// <summary>What the element says it is, the newer way of saying it first.</summary>
    private static LogicalAnnotation Annotation(SchemaElement element) => element.Converted switch
    {
        _ when element.Logical.Kind != LogicalKind.None => element.Logical,
        ConvertedType.Utf8 => new(LogicalKind.Text),
        ConvertedType.Enum => new(LogicalKind.Enum),
        ConvertedType.Json => new(LogicalKind.Json),
        ConvertedType.Bson => new(LogicalKind.Bson),
        ConvertedType.Date => new(LogicalKind.Date),
        ConvertedType.Decimal => new(LogicalKind.Decimal) { Scale = element.Scale, Precision = element.Precision },
        ConvertedType.TimestampMillis => Timestamp(TimeUnit.Millis, isUtc: true),
        ConvertedType.TimestampMicros => Timestamp(TimeUnit.Micros, isUtc: true),
        ConvertedType.UInt32 => new(LogicalKind.Integer) { BitWidth = 32 },
        ConvertedType.UInt64 => new(LogicalKind.Integer) { BitWidth = 64 },
        _ => default,
    };
}
