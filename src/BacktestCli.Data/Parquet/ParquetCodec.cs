namespace BacktestCli.Data.Parquet;

/// <summary>How pages are compressed when written. Brotli can be read besides these.</summary>
public enum ParquetCodec
{
    /// <summary>Not at all: a plain column of a file in memory is read by one copy.</summary>
    None,

    /// <summary>Snappy.</summary>
    Snappy,

    /// <summary>GZIP, the runtime's ordinary level.</summary>
    Gzip,
}
