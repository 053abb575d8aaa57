namespace BacktestCli.Data.Parquet;

/// <summary>What the values of a column are to the caller; how a foreign file stores them is not told here.</summary>
public enum ParquetType
{
    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A signed integer of 32 bits. Foreign integers of 8 and 16 bits, signed or not, are read as this.</summary>
    Int32,

    /// <summary>
    /// A signed integer of 64 bits. Read as this, too: unsigned integers of 32 and 64 bits (one above 2^63 - 1 is refused when met),
    /// decimals of any storage, and the old 96-bit timestamps.
    /// </summary>
    Int64,

    /// <summary>An IEEE 754 double. 32-bit floats are widened to it.</summary>
    Double,

    /// <summary>Text. Bytes without any annotation are taken for UTF-8.</summary>
    Utf8,

    /// <summary>
    /// Nothing this reader can hand out (nested, repeated, UUID, interval …): a file may hold such columns, reading one fails.
    /// </summary>
    Unsupported,
}
