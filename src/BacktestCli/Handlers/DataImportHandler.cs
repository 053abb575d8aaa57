using System.Text.Json;
using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Import;

namespace BacktestCli.Handlers;

/// <summary>Proves bars from files and keeps them in the cache.</summary>
internal sealed class DataImportHandler(Terminal terminal, Surroundings surroundings, BarCache cache)
{
    private const int MaxHolesPrinted = 5;

    /// <exception cref="DataException">The bars were refused; nothing has changed.</exception>
    public int Execute(DataImportOptions options, CancellationToken cancellationToken)
    {
        UsageException.ThrowIfAny(options.Problems());
        ImportedBars imported = BarImport.Read(
            new ImportRequest
            {
                Paths = [.. options.Files.Select(surroundings.Resolve)],
                Symbol = options.Choice.NamedInstrument.Symbol,
                Interval = options.Choice.Interval is { } interval ? Interval.Parse(interval) : null,
                Repair = options.Repair,
                TimeZoneUtc = options.TimeZoneUtc,
                Now = surroundings.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            },
            cancellationToken);
        foreach (string note in imported.Notes)
            terminal.Note(note);

        CacheImportResult result = cache.Import(options.Choice.NamedInstrument, imported, options.Preference, cancellationToken);
        if (terminal.Json)
            terminal.WriteJson(json => Write(json, imported, result));
        else
            Print(imported, result);
        return ExitCode.Done;
    }

    private void Print(ImportedBars imported, CacheImportResult result)
    {
        string inferred = imported.IntervalInferred ? " (inferred: the most common step)" : "";
        terminal.Out.WriteLine($"{result.Instrument} {result.Interval}{inferred}: {imported.RowsRead:N0} rows read, "
            + $"{result.Added:N0} bars added, {result.Equal:N0} were there.");
        if (result.Differed > 0)
            terminal.Out.WriteLine($"{result.Differed:N0} differed from those in the cache; the "
                + $"{DataJson.Word(result.Preferred)} ones stay.");
        foreach (Fault fault in imported.Faults)
            terminal.Out.WriteLine($"repaired ({DataJson.Word(imported.Repair)}): {fault.Rule}: {fault.Count:N0}");
        foreach (CachedFile lost in result.FilesLost)
            terminal.Out.WriteLine($"{lost.Name} was damaged: its {lost.Rows:N0} bars were taken from the import, as far as it has them.");
        foreach (CachedHole hole in result.Holes.Take(MaxHolesPrinted))
            terminal.Out.WriteLine($"hole: {UtcTime.Format(hole.From)} to {UtcTime.Format(hole.To)}, {hole.Bars:N0} missing "
                + $"({DataJson.Word(hole.Class)})");
        if (result.Holes.Count > MaxHolesPrinted)
            terminal.Out.WriteLine($"… and {result.Holes.Count - MaxHolesPrinted} more holes: backtest data show.");
        terminal.Out.WriteLine($"The cache has {result.Bars:N0} bars, {result.Holes.Sum(hole => hole.Bars):N0} are missing between them.");
    }

    private static void Write(Utf8JsonWriter json, ImportedBars imported, CacheImportResult result)
    {
        json.WriteStartObject();
        DataJson.Instrument(json, result.Instrument, result.Interval);
        json.WriteBoolean("interval_inferred", imported.IntervalInferred);
        json.WriteNumber("rows_read", imported.RowsRead);
        json.WriteNumber("added", result.Added);
        json.WriteNumber("equal", result.Equal);
        json.WriteNumber("differed", result.Differed);
        json.WriteString("preferred", DataJson.Word(result.Preferred));
        json.WriteString("repair", DataJson.Word(imported.Repair));
        DataJson.List(json, "repaired", imported.Faults, fault =>
        {
            json.WriteStartObject();
            json.WriteString("fault", DataJson.Word(fault.Kind));
            json.WriteNumber("rows", fault.Count);
            json.WriteEndObject();
        });
        DataJson.Strings(json, "notes", imported.Notes);
        DataJson.Strings(json, "files_written", result.FilesWritten);
        DataJson.Strings(json, "files_lost", result.FilesLost.Select(file => file.Name));
        json.WriteNumber("bars", result.Bars);
        DataJson.Holes(json, result.Holes);
        json.WriteEndObject();
    }
}
