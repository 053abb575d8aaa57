using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using Spectre.Console;

namespace BacktestCli.Handlers;

/// <summary>Lists what the cache holds.</summary>
internal sealed class DataListHandler(Terminal terminal, BarCache cache)
{
    public int Execute()
    {
        IReadOnlyList<CachedDataset> datasets = cache.List();
        if (terminal.Json)
            terminal.WriteJson(json =>
            {
                json.WriteStartObject();
                DataJson.List(json, "datasets", datasets, dataset =>
                {
                    json.WriteStartObject();
                    DataJson.Dataset(json, dataset);
                    json.WriteEndObject();
                });
                json.WriteEndObject();
            });
        else if (datasets.Count == 0)
            terminal.Out.WriteLine($"The cache is empty ({cache.Root}). Add bars: backtest data import FILE --symbol BTCUSDT "
                + "--interval 1h");
        else
            Print(datasets);
        return ExitCode.Done;
    }

    private void Print(IReadOnlyList<CachedDataset> datasets)
    {
        Table table = new() { Border = TableBorder.None };
        foreach (string title in new[] { "exchange", "market", "symbol", "interval", "from", "to" })
            table.AddColumn(title);
        foreach (string title in new[] { "bars", "missing", "MB" })
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (CachedDataset dataset in datasets)
        {
            table.AddRow(
                Markup.Escape(dataset.Instrument.Exchange),
                DataJson.Word(dataset.Instrument.Market),
                Markup.Escape(dataset.Instrument.Symbol),
                dataset.Interval.ToString(),
                UtcTime.FormatDate(dataset.From),
                UtcTime.FormatDate(dataset.To),
                $"{dataset.Bars:N0}",
                $"{dataset.Holes.Sum(hole => hole.Bars):N0}",
                $"{dataset.Bytes / 1e6:N1}");
        }

        terminal.OpenConsole().Write(table);
    }
}
