namespace BacktestCli.Data.Trades;

/// <summary>Takes trades one by one and makes a table of them.</summary>
/// <typeparam name="TTable">Bars, or a series.</typeparam>
internal interface ITradeSink<out TTable>
{
    /// <summary>Takes one. The order of the calls decides between trades of one microsecond, and nothing else.</summary>
    void Add(in MarketTrade trade);

    /// <summary>What has become of them: sorted, a row only where something happened.</summary>
    TTable ToTable();
}
