namespace BacktestCli.Data.Cache;

/// <summary>How a dataset is named on the command line, for messages that say what to do.</summary>
internal static class DatasetOptions
{
    public static string Of(DatasetName name) =>
        $"--exchange {name.Instrument.Exchange} --market {name.Instrument.Market.ToString().ToLowerInvariant()} --symbol {name.Instrument.Symbol}"
        + (name.Interval is { } interval ? $" --interval {interval}" : "")
        + (name.Series is { } series ? $" --series {series.ToString().ToLowerInvariant()}" : name.Word is { } price ? $" --price {price}" : "");
}
