using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Resample;

namespace BacktestCli.Handlers;

/// <summary>Builds coarser bars of the cache from its finer ones.</summary>
internal sealed class DataResampleHandler(Terminal terminal, BarCache cache)
{
    private const int MaxNamed = 3;

    public int Execute(DataResampleOptions options, CancellationToken cancellationToken)
    {
        UsageException.ThrowIfAny(options.Problems());
        DataChoice choice = options.Choice;
        BarRequest finer = new(choice.NamedInstrument, Interval.Parse(choice.Interval!)) { From = choice.FromTime, To = choice.ToTime };
        ResampleResult result = new CacheResample(cache).Run(finer, Interval.Parse(options.ToInterval), cancellationToken);
        if (result.Incomplete.Count > 0)
            terminal.Note(Incomplete(result));
        if (terminal.Json)
            WriteJson(result);
        else
            terminal.Out.WriteLine($"{result.Stored.Instrument} {result.Stored.Interval} from {result.Finer}: {result.Stored.Added:N0} bars added, "
                + $"{result.Stored.Equal:N0} were there, {result.Incomplete.Count:N0} left out because they lack finer ones.");
        return ExitCode.Done;
    }

    private static string Incomplete(ResampleResult result)
    {
        string named = string.Join(", ", result.Incomplete.Take(MaxNamed).Select(bar => UtcTime.Format(bar.From)));
        string more = result.Incomplete.Count > MaxNamed ? $" and {result.Incomplete.Count - MaxNamed:N0} more" : "";
        return $"{result.Stored.Instrument} {result.Stored.Interval}: bars of {result.Finer} are missing in those of {named}{more}; they are left out.";
    }

    private void WriteJson(ResampleResult result) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        DataJson.Instrument(json, result.Stored.Instrument, result.Stored.Interval);
        json.WriteString("resampled_from", result.Finer.ToString());
        json.WriteNumber("added", result.Stored.Added);
        json.WriteNumber("equal", result.Stored.Equal);
        DataJson.List(json, "incomplete", result.Incomplete, bar => json.WriteStringValue(UtcTime.Format(bar.From)));
        json.WriteNumber("bars", result.Stored.Bars);
        DataJson.Holes(json, result.Stored.Holes);
        json.WriteEndObject();
    });
}
