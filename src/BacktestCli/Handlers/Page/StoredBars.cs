using System.Text.Json;
using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Sources;
using BacktestCli.Reports.Html;

namespace BacktestCli.Handlers.Page;

/// <summary>Finds the bars of a report again, and holds them against the fingerprint that it gives: other bars would show trades that never were.</summary>
/// <param name="surroundings">Where paths start.</param>
/// <param name="cache">Where bars are kept.</param>
/// <param name="file">The file that was named; null: none.</param>
/// <param name="reading">Reads them.</param>
internal sealed class StoredBars(Surroundings surroundings, BarCache cache, string? file, ChartReading reading)
{
    /// <summary>The bars of a dataset of the report.</summary>
    /// <returns>The bars, or why there are none.</returns>
    public (ChartBars? Bars, string? Why) Find(JsonElement dataset, CancellationToken cancellationToken)
    {
        string wanted = dataset.GetProperty("fingerprint").GetString()!;
        try
        {
            MeasuredBars measured = new(Open(dataset), "file");
            ChartBars bars = reading.Read(measured, cancellationToken);
            return measured.Dataset.Fingerprint == wanted ? (bars, null) : (null, $"the bars found are not those of the run (fingerprint {measured.Dataset.Fingerprint[..10]}, not {wanted[..10]}). {NextStep}");
        }
        catch (Exception fault) when (fault is DataException or ArgumentException)
        {
            return (null, fault.Message);
        }
    }

    private string NextStep => file is null ? "Name the file that was run with --data." : "Name another with --data.";

    private IBarSource Open(JsonElement dataset)
    {
        DataChoice choice = Choice(dataset);
        if (file is null && dataset.GetProperty("source").GetString() == "file")
            throw new DataException($"the run read a file. {NextStep}");
        if (file is not null || dataset.GetProperty("source").GetString() == "cache")
            return BarsChoice.Find(choice, cache, surroundings.Resolve).Source;
        return BarsChoice.Find(new DataChoice { File = BarsChoice.SampleName, From = choice.From, To = choice.To }, cache, surroundings.Resolve).Source;
    }

    private DataChoice Choice(JsonElement dataset)
    {
        JsonElement instrument = dataset.GetProperty("instrument");
        return new DataChoice
        {
            File = file,
            Exchange = instrument.GetProperty("exchange").GetString(),
            Market = instrument.GetProperty("market").GetString(),
            Symbol = instrument.GetProperty("symbol").GetString(),
            Interval = dataset.GetProperty("interval").GetString(),
            From = dataset.GetProperty("from").GetString(),
            To = dataset.GetProperty("to").GetString(),
        };
    }
}
