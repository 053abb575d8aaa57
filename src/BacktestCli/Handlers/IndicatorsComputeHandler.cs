using BacktestCli.Composition;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Export;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Handlers;

/// <summary>Writes the values of indicators at every bar, to a file or to stdout.</summary>
internal sealed class IndicatorsComputeHandler(Terminal terminal, Surroundings surroundings, BarCache cache)
{
    public int Execute(IndicatorsComputeOptions options, CancellationToken cancellationToken)
    {
        IndicatorTableResult compiled = IndicatorTable.Compile(options.Expressions);
        UsageException.ThrowIfAny([.. options.Problems(terminal.Json), .. compiled.Problems.Select(problem => problem.ToString())]);
        IndicatorTable table = compiled.Table!;
        BarsChoice bars = BarsChoice.Find(options.Choice, cache, surroundings.Resolve);
        foreach (string note in bars.Notes)
            terminal.Note(note);

        if (options.Out is null)
        {
            IndicatorCsv.Write(table, bars.Source, terminal.Out, cancellationToken);
            return ExitCode.Done;
        }

        long count = 0;
        WholeFile.Write(surroundings.Resolve(options.Out), stream =>
        {
            using StreamWriter text = new(stream, leaveOpen: true);
            count = IndicatorCsv.Write(table, bars.Source, text, cancellationToken);
        });
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
}
