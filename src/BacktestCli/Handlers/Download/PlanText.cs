using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Download;
using Spectre.Console;

namespace BacktestCli.Handlers.Download;

/// <summary>Says what a download would do.</summary>
internal static class PlanText
{
    /// <summary>Prints it as a table and a line.</summary>
    public static void Print(IAnsiConsole console, DownloadPlan plan)
    {
        Table table = new() { Border = TableBorder.None };
        foreach (string title in new[] { "missing of", "from", "to" })
            table.AddColumn(title);
        foreach (string title in new[] { "at most", "requests", "MB" })
            table.AddColumn(new TableColumn(title).RightAligned());
        foreach (PlannedDataset dataset in plan.Datasets.Where(dataset => dataset.Missing.Count > 0))
        {
            table.AddRow(
                Markup.Escape(dataset.Name),
                UtcTime.FormatDate(dataset.Missing[0].From),
                UtcTime.FormatDate(dataset.Missing[^1].To),
                $"{dataset.Rows:N0}",
                $"{dataset.Pages:N0}",
                $"{dataset.Bytes / 1e6:N1}");
        }

        if (table.Rows.Count > 0)
            console.Write(table);
        console.WriteLine(Sentence(plan));
    }

    /// <summary>What it comes to.</summary>
    public static string Sentence(DownloadPlan plan)
    {
        int complete = plan.Datasets.Count(dataset => dataset.Missing.Count == 0);
        if (complete == plan.Datasets.Count)
            return $"Nothing is missing: {Datasets(complete)} in the cache, 0 requests.";
        string there = complete == 0 ? "" : $" {Datasets(complete)} in the cache already.";
        string time = plan.AtLeast is { TotalSeconds: >= 0.1 } least ? $", at least {Duration.Of(least)} at the venue's limits" : "";
        return $"{plan.Pages:N0} requests, about {plan.Bytes / 1e6:N1} MB{time}.{there}";
    }

    /// <summary>Writes it as members of a JSON object.</summary>
    public static void Write(Utf8JsonWriter json, DownloadPlan plan)
    {
        json.WriteNumber("requests", plan.Pages);
        json.WriteNumber("bytes", plan.Bytes);
        if (plan.AtLeast is { } least)
            json.WriteNumber("at_least_seconds", Math.Round(least.TotalSeconds, 3));
        else
            json.WriteNull("at_least_seconds");
        DataJson.List(json, "datasets", plan.Datasets, dataset =>
        {
            json.WriteStartObject();
            Dataset(json, dataset);
            json.WriteNumber("rows_at_most", dataset.Rows);
            json.WriteNumber("requests", dataset.Pages);
            json.WriteNumber("bytes", dataset.Bytes);
            DataJson.List(json, "missing", dataset.Missing, range =>
            {
                json.WriteStartObject();
                DataJson.Range(json, range.From, range.To);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        });
    }

    /// <summary>Writes what names a dataset.</summary>
    public static void Dataset(Utf8JsonWriter json, PlannedDataset dataset)
    {
        json.WriteString("name", dataset.Name);
        json.WriteString("exchange", dataset.Instrument.Instrument.Exchange);
        json.WriteString("market", DataJson.Word(dataset.Instrument.Instrument.Market));
        json.WriteString("symbol", dataset.Instrument.Instrument.Symbol);
        json.WriteString("interval", dataset.Interval?.ToString());
        json.WriteString("kind", dataset.Series is { } series ? DataJson.Word(series) : dataset.Price == PriceKind.Mark ? "mark" : "bars");
    }

    private static string Datasets(int count) => count == 1 ? "1 dataset is whole" : $"{count:N0} datasets are whole";
}
