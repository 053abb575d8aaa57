namespace BacktestCli.Data.Parquet;

/// <summary>
/// What a file says lies in one column of one row group, so that a reader may pass the group over. Bounds enclose every value that is
/// present, but for NaN, and need not be values themselves. A bound is null where the file tells none, or where the column is of another
/// type.
/// </summary>
public sealed record ParquetStatistics
{
    /// <summary>How many values are absent.</summary>
    public long? NullCount { get; init; }

    /// <summary>
    /// Least value of a column of <see cref="ParquetType.Int32"/> or <see cref="ParquetType.Int64"/>; of decimals the unscaled number.
    /// </summary>
    public long? MinInt64 { get; init; }

    /// <summary>Greatest value of such a column.</summary>
    public long? MaxInt64 { get; init; }

    /// <summary>Least value of a column of <see cref="ParquetType.Double"/>.</summary>
    public double? MinDouble { get; init; }

    /// <summary>Greatest value of such a column.</summary>
    public double? MaxDouble { get; init; }

    /// <summary>First value of a column of <see cref="ParquetType.Utf8"/>, in the order of code points.</summary>
    public string? MinText { get; init; }

    /// <summary>Last value of such a column.</summary>
    public string? MaxText { get; init; }
}
