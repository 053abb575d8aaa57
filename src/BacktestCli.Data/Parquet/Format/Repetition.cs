namespace BacktestCli.Data.Parquet.Format;

/// <summary><c>FieldRepetitionType</c> of parquet.thrift.</summary>
internal enum Repetition
{
    Required = 0,
    Optional = 1,
    Repeated = 2,
}
