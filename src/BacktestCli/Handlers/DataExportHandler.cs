using BacktestCli.Composition;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Export;

namespace BacktestCli.Handlers;

/// <summary>Writes bars to a file.</summary>
internal sealed class DataExportHandler(Terminal terminal, Surroundings surroundings, BarCache cache)
{
    public int Execute(DataExportOptions options, CancellationToken cancellationToken)
    {
        UsageException.ThrowIfAny(options.Problems());
        BarsChoice bars = BarsChoice.Find(options.Choice, cache, surroundings.Resolve);
        foreach (string note in bars.Notes)
            terminal.Note(note);

        string path = surroundings.Resolve(options.Out);
        long count = BarExport.Write(bars.Source, path, options.Format!.Value, cancellationToken);
        if (terminal.Json)
        {
            terminal.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("file", options.Out);
                json.WriteNumber("bars", count);
                json.WriteNumber("bytes", new FileInfo(path).Length);
                json.WriteEndObject();
            });
        }
        else
        {
            terminal.Out.WriteLine($"{options.Out}: {count:N0} bars of {bars.Source.Instrument} {bars.Source.Interval}, "
                + $"{new FileInfo(path).Length:N0} bytes");
        }

        return ExitCode.Done;
    }
}
