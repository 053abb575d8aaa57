namespace BacktestCli.Data.Parquet;

/// <summary>How a column is written. Every encoding of the format's flat types can be read.</summary>
public enum ParquetEncoding
{
    /// <summary>PLAIN: the values as they are.</summary>
    Plain,

    /// <summary>
    /// DELTA_BINARY_PACKED, for integers: differences in as few bits as they need. Timestamps of regular bars take almost nothing.
    /// </summary>
    Delta,

    /// <summary>
    /// RLE_DICTIONARY: distinct values once, then their numbers. Written as <see cref="Plain"/> in a row group where that would not be
    /// smaller, or where the distinct values take more than 1 MiB. Not for booleans.
    /// </summary>
    Dictionary,
}
