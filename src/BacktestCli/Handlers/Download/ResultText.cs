using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using Spectre.Console;

namespace BacktestCli.Handlers.Download;

/// <summary>Says what a download did.</summary>
internal static class ResultText
{
    /// <summary>Prints it as a table and a line.</summary>
    public static void Print(IAnsiConsole console, DownloadResult result, TimeSpan elapsed)
    {
        Table table = new() { Border = TableBorder.None };
        table.AddColumn("dataset");
        foreach (string title in new[] { "added", "requests", "MB" })
            table.AddColumn(new TableColumn(title).RightAligned());
        table.AddColumn("holes");
        foreach (DownloadedDataset dataset in result.Datasets)
        {
            table.AddRow(
                Markup.Escape(dataset.Dataset.Name),
                $"{dataset.RowsAdded:N0}",
                $"{dataset.Requests:N0}",
                $"{dataset.Bytes / 1e6:N1}",
                dataset.Failure is null ? Holes(dataset.Holes) : "failed");
        }

        console.Write(table);
        long rows = result.Datasets.Sum(dataset => dataset.RowsAdded);
        console.WriteLine($"{rows:N0} rows added in {Duration.Of(elapsed)}.");
    }

    /// <summary>Writes it as members of a JSON object.</summary>
    public static void Write(Utf8JsonWriter json, DownloadResult result, TimeSpan elapsed)
    {
        json.WriteBoolean("complete", result.IsComplete);
        json.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 3));
        DataJson.List(json, "datasets", result.Datasets, dataset =>
        {
            json.WriteStartObject();
            PlanText.Dataset(json, dataset.Dataset);
            json.WriteNumber("added", dataset.RowsAdded);
            json.WriteNumber("requests", dataset.Requests);
            json.WriteNumber("bytes", dataset.Bytes);
            DataJson.Holes(json, dataset.Holes);
            json.WriteString("failure", dataset.Failure);
            json.WriteEndObject();
        });
    }

    /// <summary>What is missing, by class: <c>120 not-listed, 3 venue-outage</c> bars; of events, how long: <c>61 d vendor-hole</c>.</summary>
    private static string Holes(IReadOnlyList<CachedHole> holes) => holes.Count == 0
        ? "none"
        : string.Join(", ", holes.GroupBy(hole => hole.Class).Select(group => $"{Size([.. group])} {DataJson.Word(group.Key)}"));

    private static string Size(CachedHole[] holes)
    {
        long bars = holes.Sum(hole => hole.Bars);
        return bars > 0 ? $"{bars:N0}" : $"{holes.Sum(hole => hole.To - hole.From) / (double)UtcTime.Day:0.#} d";
    }
}
