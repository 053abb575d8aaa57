namespace BacktestCli.Data.Sources;

/// <summary>A source that knows more columns than a run needs.</summary>
internal interface IBarTableSource
{
    /// <summary>Reads every column, oldest bar first, a table at a time.</summary>
    /// <exception cref="DataException">The bars cannot be read.</exception>
    IEnumerable<BarTable> ReadTables(CancellationToken cancellationToken);
}
