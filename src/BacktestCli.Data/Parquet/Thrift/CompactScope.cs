namespace BacktestCli.Data.Parquet.Thrift;

/// <summary>Where a <see cref="CompactReader"/> stood when it entered a struct, to go back there.</summary>
internal readonly record struct CompactScope(int Field, CompactType Type);
