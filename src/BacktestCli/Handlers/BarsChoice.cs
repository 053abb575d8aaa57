using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Sources;
using BacktestCli.Data.Synthetic;

namespace BacktestCli.Handlers;

/// <summary>The bars a command will read, and what the user must be told of the choice.</summary>
/// <param name="Source">The bars.</param>
/// <param name="Kind">Where they come from: <c>cache</c>, <c>file</c>, <c>synthetic</c>.</param>
/// <param name="Notes">Sentences for the user; none where the choice is plain.</param>
internal sealed record BarsChoice(IBarSource Source, string Kind, IReadOnlyList<string> Notes)
{
    /// <summary>What the cache lacks of what was asked for, the two ends of the range included.</summary>
    public IReadOnlyList<Gap> Missing { get; private init; } = [];

    /// <summary>True where the sample stands in for bars that were meant and cannot be had.</summary>
    public bool IsStandIn { get; private init; }

    /// <summary>The name that stands for the bundled sample where a file may be named.</summary>
    public const string SampleName = "sample";

    /// <summary>Finds the bars: the file (or the sample) that was named, else the part of the cache that was named.</summary>
    /// <exception cref="DataException">What was named is not there.</exception>
    public static BarsChoice Find(DataChoice choice, BarCache cache, Func<string, string> resolvePath)
    {
        if (choice.File == SampleName)
            return Sample(choice, "The bundled SYNTHETIC sample");
        return choice.File is not null
            ? new BarsChoice(FromFile(choice, resolvePath), "file", [])
            : FromCache(cache, new BarRequest(choice.NamedInstrument, Interval.Parse(choice.Interval!)) { From = choice.FromTime, To = choice.ToTime });
    }

    /// <summary>The bundled sample in place of bars that cannot be had.</summary>
    /// <param name="choice">Its dates cut the sample.</param>
    /// <param name="why">Why it must serve, the end of a sentence.</param>
    public static BarsChoice StandIn(DataChoice choice, string why) => Sample(choice, "Running on the bundled SYNTHETIC sample", $": {why}") with { IsStandIn = true };

    /// <summary>A part of the cache.</summary>
    /// <exception cref="DataException">It is not there.</exception>
    public static BarsChoice FromCache(BarCache cache, BarRequest request)
    {
        CachedBars bars = cache.Open(request);
        string[] notes = [.. bars.Holes.Select(hole =>
            $"{request.Instrument} {request.Interval}: no bars from {UtcTime.Format(hole.From)} to {UtcTime.Format(hole.To)} ({hole.Bars:N0} missing); they are not filled.")];
        return new BarsChoice(bars, "cache", notes.Length <= 3 ? notes : [.. notes[..3], $"… and {notes.Length - 3} more holes: backtest data show."])
        {
            Missing = [.. bars.Holes.Select(hole => new Gap(hole.From, hole.To, hole.Bars))],
        };
    }

    /// <summary>Shorter bars of the same from a file; null where none was named.</summary>
    /// <exception cref="DataException">The file cannot be read.</exception>
    public static IBarSource? Detail(DataChoice choice, Func<string, string> resolvePath) => choice.Detail is null
        ? null
        : FromFile(choice with { File = choice.Detail, Interval = null }, resolvePath);

    private static FileBarSource FromFile(DataChoice choice, Func<string, string> resolvePath) => new(new FileBarRequest
    {
        Path = resolvePath(choice.File!),
        Exchange = choice.Exchange,
        Market = choice.MarketKind,
        Symbol = choice.Symbol,
        Interval = choice.Interval is null ? null : Interval.Parse(choice.Interval),
        From = choice.FromTime,
        To = choice.ToTime,
    });

    private static BarsChoice Sample(DataChoice choice, string start, string end = "")
    {
        SyntheticBars sample = new();
        string note = $"{start} ({sample.Instrument.Symbol} {sample.Interval}, invented prices){end}.";
        return new BarsChoice(choice.FromTime is null && choice.ToTime is null ? sample : new RangeOf(sample, choice.FromTime, choice.ToTime), "synthetic", [note]);
    }
}
