namespace BacktestCli.Data.Parquet.Format;

/// <summary>Field numbers of the union <c>TimeUnit</c> of parquet.thrift.</summary>
internal enum TimeUnit
{
    None = 0,
    Millis = 1,
    Micros = 2,
    Nanos = 3,
}
