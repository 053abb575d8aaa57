namespace BacktestCli.Data.Parquet;

/// <summary>What the numbers of a column mean.</summary>
public enum ParquetLogical
{
    /// <summary>Themselves.</summary>
    None,

    /// <summary>Milliseconds since 1970-01-01 00:00; <see cref="ParquetType.Int64"/>.</summary>
    TimestampMillis,

    /// <summary>Microseconds since 1970-01-01 00:00; <see cref="ParquetType.Int64"/>.</summary>
    TimestampMicros,

    /// <summary>Nanoseconds since 1970-01-01 00:00; <see cref="ParquetType.Int64"/>.</summary>
    TimestampNanos,

    /// <summary>Days since 1970-01-01; <see cref="ParquetType.Int32"/>.</summary>
    Date,

    /// <summary>value / 10^<see cref="ParquetColumn.Scale"/>; <see cref="ParquetType.Int64"/>.</summary>
    Decimal,
}
