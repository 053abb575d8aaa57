namespace BacktestCli.Data.Parquet;

/// <summary>
/// A file is not Parquet, is damaged, lies about itself, or uses something this reader does not know. The message says what, in which
/// column and row group, and, where there is one, the way out.
/// </summary>
public sealed class ParquetException : Exception
{
    /// <summary>Makes the error.</summary>
    public ParquetException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
