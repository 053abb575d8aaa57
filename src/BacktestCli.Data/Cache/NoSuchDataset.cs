using BacktestCli.Core;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>Says that a dataset is not there, what is instead, and how to get it.</summary>
internal static class NoSuchDataset
{
    /// <param name="wanted">What is not there.</param>
    /// <param name="all">All that is there.</param>
    public static DataException Explain(DatasetName wanted, IEnumerable<DatasetName> all)
    {
        DatasetName[] alike =
        [
            .. all.Where(other => other != wanted && other.Word == wanted.Word && other.Instrument.Exchange == wanted.Instrument.Exchange
                && other.Instrument.Market == wanted.Instrument.Market),
        ];
        string[] intervals = [.. alike.Where(other => other.Instrument.Symbol == wanted.Instrument.Symbol).Select(other => $"{other.Interval}")];
        string hint = intervals.Length > 0
            ? $" Cached intervals: {string.Join(", ", intervals)}."
            : Spelling.DidYouMean(wanted.Instrument.Symbol, alike.Select(other => other.Instrument.Symbol).Distinct());
        return new DataException($"the cache has no {Describe(wanted)} of {wanted.Instrument}.{hint} See: backtest data list.{NextStep(wanted)}");
    }

    private static string Describe(DatasetName wanted) => string.Join(
        ' ', new[] { wanted.Interval?.ToString(), wanted.Word, wanted.Series is null ? "bars" : null }.OfType<string>());

    private static string NextStep(DatasetName wanted) => wanted switch
    {
        { Series: not null } => "",
        { Price: PriceKind.Mark } => $" Add some: backtest data download {DatasetOptions.Of(wanted)} --with mark --from DATE.",
        _ => $" Add some: backtest data download {DatasetOptions.Of(wanted)} --from DATE, or backtest data import FILE {DatasetOptions.Of(wanted)}.",
    };
}
