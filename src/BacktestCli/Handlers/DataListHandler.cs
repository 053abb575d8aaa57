using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using Spectre.Console;

namespace BacktestCli.Handlers;

/// <summary>Lists what the cache holds. A dataset whose manifest is damaged is named, and does not hide the others.</summary>
internal sealed class DataListHandler(Terminal terminal, BarCache cache)
{
    public int Execute(DatasetFilter filter)
    {
        UsageException.ThrowIfAny(filter.Problems());
        CacheContents contents = cache.Survey();
        CachedDataset[] bars = [.. contents.Bars.Where(dataset => filter.Takes(dataset.Name))];
        CachedSeries[] series = [.. contents.Series.Where(dataset => filter.Takes(dataset.Name))];
        DamagedDataset[] damaged = [.. contents.Damaged.Where(dataset => filter.Takes(dataset.Name))];
        if (terminal.Json)
            WriteJson(bars, series, damaged);
        else
            Print(contents, bars, series);
        foreach (DamagedDataset dataset in damaged)
            terminal.Complain("backtest: " + dataset.Fault.Message);
        return damaged.Length == 0 ? ExitCode.Done : ExitCode.Data;
    }

    private void Print(CacheContents contents, CachedDataset[] bars, CachedSeries[] series)
    {
        if (bars.Length + series.Length > 0)
            terminal.OpenConsole().Write(Table(bars, series));
        else if (contents.Bars.Count + contents.Series.Count > 0)
            terminal.Out.WriteLine($"Nothing of the cache ({cache.Root}) is meant by these options. See all of it: backtest data list");
        else if (contents.Damaged.Count == 0)
            terminal.Out.WriteLine($"The cache is empty ({cache.Root}). Add bars: backtest data download --symbol BTCUSDT "
                + "--interval 1h --from 2024-01-01, or backtest data import FILE --symbol BTCUSDT --interval 1h");
    }

    private static Table Table(CachedDataset[] bars, CachedSeries[] series)
    {
        Table table = new() { Border = TableBorder.None };
        foreach (string title in new[] { "exchange", "market", "symbol", "interval", "kind", "from", "to" })
            table.AddColumn(title);
        foreach (string title in new[] { "rows", "missing", "MB" })
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (CachedDataset dataset in bars)
            Add(table, dataset.Name, dataset.From, dataset.To, dataset.Bars, $"{dataset.Holes.Sum(hole => hole.Bars):N0}", dataset.Bytes);
        foreach (CachedSeries each in series)
            Add(table, each.Name, each.From, each.To, each.Rows, "", each.Bytes);
        return table;
    }

    private static void Add(Table table, DatasetName name, long from, long to, long rows, string missing, long bytes) => table.AddRow(
        Markup.Escape(name.Instrument.Exchange),
        DataJson.Word(name.Instrument.Market),
        Markup.Escape(name.Instrument.Symbol),
        name.Interval?.ToString() ?? "",
        name.Word ?? "bars",
        UtcTime.FormatDate(from),
        UtcTime.FormatDate(to),
        $"{rows:N0}",
        missing,
        $"{bytes / 1e6:N1}");

    private void WriteJson(CachedDataset[] bars, CachedSeries[] series, DamagedDataset[] damaged) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        DataJson.List(json, "datasets", bars, dataset =>
        {
            json.WriteStartObject();
            DataJson.Dataset(json, dataset);
            json.WriteEndObject();
        });
        DataJson.List(json, "series", series, each =>
        {
            json.WriteStartObject();
            DataJson.Series(json, each);
            json.WriteEndObject();
        });
        DataJson.List(json, "damaged", damaged, dataset =>
        {
            json.WriteStartObject();
            DataJson.Name(json, dataset.Name);
            json.WriteString("what", dataset.Fault.Message);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });
}
