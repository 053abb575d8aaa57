using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Handlers;

/// <summary>Writes the values of indicators at every bar to a file.</summary>
internal sealed class IndicatorsComputeHandler(Terminal terminal, Surroundings surroundings, BarCache cache)
{
    public int Execute(IndicatorsComputeOptions options, CancellationToken cancellationToken)
    {
        IndicatorTableResult compiled = IndicatorTable.Compile(options.Expressions);
        UsageException.ThrowIfAny([.. options.Problems(), .. compiled.Problems.Select(problem => problem.ToString())]);
        IndicatorTable table = compiled.Table!;
        BarsChoice bars = BarsChoice.Find(options.Choice, null, cache, surroundings.Resolve);
        foreach (string note in bars.Notes)
            terminal.Note(note);

        long count = Write(table, bars.Source, surroundings.Resolve(options.Out), cancellationToken);
        if (terminal.Json)
        {
            terminal.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("file", options.Out);
                json.WriteNumber("bars", count);
                DataJson.Strings(json, "columns", table.Columns);
                json.WriteEndObject();
            });
        }
        else
        {
            string dataset = $"{bars.Source.Instrument} {bars.Source.Interval}";
            terminal.Out.WriteLine($"{options.Out}: {count:N0} bars of {dataset}, {table.Columns.Count} columns");
        }

        return ExitCode.Done;
    }

    /// <summary>Writes the file whole or not at all: beside its place first, then moved there.</summary>
    private static long Write(IndicatorTable table, IBarSource bars, string path, CancellationToken cancellationToken)
    {
        string temporary = path + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            long count;
            using (StreamWriter text = new(temporary))
                count = IndicatorCsv.Write(table, bars, text, cancellationToken);
            File.Move(temporary, path, overwrite: true);
            return count;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be written: {fault.Message} Choose another place with --out.", fault);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
