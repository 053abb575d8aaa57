namespace BacktestCli.Configuration;

/// <summary>Something that a file sets about a source of market data.</summary>
/// <param name="Source">The source: <c>binance</c>, <c>tardis</c>.</param>
/// <param name="Name">What of it: <c>base_url</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record SourceSetting(string Source, string Name, string Value, Place Place);
