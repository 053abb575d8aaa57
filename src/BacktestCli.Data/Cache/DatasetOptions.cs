using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>How a dataset is named on the command line, for messages that say what to do.</summary>
internal static class DatasetOptions
{
    /// <summary>The options of an import.</summary>
    public static string Of(DatasetName name) =>
        $"--exchange {name.Instrument.Exchange} --market {name.Instrument.Market.ToString().ToLowerInvariant()} --symbol {name.Instrument.Symbol}"
        + (name.Interval is { } interval ? $" --interval {interval}" : "");

    /// <summary>The whole command that removes a stretch.</summary>
    public static string Removal(DatasetName name, TimeRange range) =>
        $"backtest data remove {Of(name)} --kind {name.Word ?? "bars"} --from {UtcTime.Format(range.From)} --to {UtcTime.Format(range.To)} --yes";
}
