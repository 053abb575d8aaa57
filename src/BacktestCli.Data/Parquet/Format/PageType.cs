namespace BacktestCli.Data.Parquet.Format;

/// <summary><c>PageType</c> of parquet.thrift.</summary>
internal enum PageType
{
    Data = 0,
    Index = 1,
    Dictionary = 2,
    DataV2 = 3,
}
