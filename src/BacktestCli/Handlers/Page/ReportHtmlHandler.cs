using System.Text.Json;
using BacktestCli.Composition;
using BacktestCli.Core.Strategies;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Export;
using BacktestCli.Reports.Html;
using BacktestCli.Reports.Json;
using BacktestCli.Scripting;

namespace BacktestCli.Handlers.Page;

/// <summary>Writes a stored report as a page.</summary>
internal sealed class ReportHtmlHandler(Terminal terminal, Surroundings surroundings, StrategyLibrary library, BarCache cache)
{
    public int Execute(ReportHtmlOptions options, CancellationToken cancellationToken)
    {
        if (PageWriter.WhyNot is { } why)
            throw new UsageException(why);
        ReportFile file = ReportFile.Of(surroundings, options.Report);
        ReportDocument report = file.Document();
        PageInput page = Gather(report, file.OrderLog, options, cancellationToken);
        string target = options.Out is { } named ? surroundings.Resolve(named) : Path.ChangeExtension(file.Path, ".html");
        WholeFile.Write(target, stream => PageWriter.Write(page, stream));
        Tell(page, Path.GetRelativePath(surroundings.WorkingDirectory, target));
        return ExitCode.Done;
    }

    private void Tell(PageInput page, string file)
    {
        foreach (string sentence in page.LeftOut)
            terminal.Note(sentence);
        if (!terminal.Json)
        {
            terminal.Out.WriteLine(file);
            return;
        }

        terminal.WriteJson(json =>
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteNumber("price_charts", page.Bars.Count);
            DataJson.Strings(json, "left_out", page.LeftOut);
            json.WriteEndObject();
        });
    }

    private PageInput Gather(ReportDocument report, string orderLog, ReportHtmlOptions options, CancellationToken cancellationToken)
    {
        List<string> leftOut = [];
        Func<IStrategy>? strategy = StrategyOf(report, options.Strategy, leftOut);
        ChartReading reading = new(report, strategy);
        StoredBars stored = new(surroundings, cache, options.Data, reading);
        List<ChartBars> charts = [];
        foreach (JsonElement dataset in Traded(report))
        {
            (ChartBars? bars, string? why) = stored.Find(dataset, cancellationToken);
            if (bars is not null)
                charts.Add(bars);
            else
                leftOut.Add(PageWords.NoBars($"{NameOf(dataset)} {dataset.GetProperty("interval").GetString()}", why!));
        }

        if (reading.HasLostLines)
            leftOut.Add(PageWords.CannotRunAlone);
        if (charts.Count == 0)
            leftOut.RemoveAll(sentence => sentence.StartsWith("Indicator", StringComparison.Ordinal));
        return new PageInput { Report = report, Bars = charts, Levels = charts.Count > 0 ? Levels(report, orderLog, leftOut) : [], LeftOut = leftOut };
    }

    /// <summary>Stops and targets, from the log of orders beside the report.</summary>
    private static IReadOnlyList<ChartLevel> Levels(ReportDocument report, string orderLog, List<string> leftOut)
    {
        if (!ChartOrders.AreIn(report))
            return [];
        if (!File.Exists(orderLog))
        {
            leftOut.Add(PageWords.NoOrders);
            return [];
        }

        using StreamReader log = new(orderLog);
        ChartOrders? orders = ChartOrders.Read(log, report);
        if (orders is null)
            leftOut.Add(PageWords.OtherOrders);
        else if (orders.Trail)
            leftOut.Add(PageWords.TrailsMove);
        return orders?.Levels ?? [];
    }

    /// <summary>The bars that were traded on, in the order of the report's instruments: of each the first, because those of other lengths and prices follow.</summary>
    private static IEnumerable<JsonElement> Traded(ReportDocument report)
    {
        JsonElement[] datasets = [.. report.Root.GetProperty("datasets").EnumerateArray()];
        foreach (JsonElement instrument in report.Root.GetProperty("run").GetProperty("instruments").EnumerateArray())
            yield return datasets.First(dataset => NameOf(dataset) == instrument.GetProperty("instrument").GetString());
    }

    private static string NameOf(JsonElement dataset)
    {
        JsonElement instrument = dataset.GetProperty("instrument");
        return $"{instrument.GetProperty("exchange").GetString()} {instrument.GetProperty("market").GetString()} {instrument.GetProperty("symbol").GetString()}";
    }

    /// <summary>The strategy that was run, where it is at hand unchanged and shows its numbers. A report names no path: what it says is not opened as one.</summary>
    private Func<IStrategy>? StrategyOf(ReportDocument report, string? path, List<string> leftOut)
    {
        JsonElement run = report.Root.GetProperty("run").GetProperty("strategy");
        string name = run.GetProperty("name").GetString()!;
        StrategyEntry? entry = path is not null || library.Names.Contains(name) ? CheckedStrategy.Find(library, path ?? name).Entry : null;
        if (entry?.SourceHash != run.GetProperty("source_hash").GetString())
        {
            leftOut.Add(PageWords.NoStrategy(name));
            return null;
        }

        Dictionary<string, double> values = run.GetProperty("parameters").EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetDouble());
        if (ChartReading.Shows(entry!.Create(values)))
            return () => entry.Create(values);
        leftOut.Add(PageWords.CodeShowsNothing);
        return null;
    }
}
