using BacktestCli.Configuration;
using BacktestCli.Core;
using BacktestCli.Core.Market;
using BacktestCli.Data.Series;

namespace BacktestCli.Handlers.Download;

/// <summary>What <c>backtest data download</c> was asked to do, as typed.</summary>
internal sealed record DataDownloadOptions
{
    private const string Mark = "mark";

    private static readonly Dictionary<string, SeriesKind> Extras = new()
    {
        ["book"] = SeriesKind.Book,
        ["flow"] = SeriesKind.Flow,
        ["liquidations"] = SeriesKind.Liquidations,
    };

    /// <summary>What can be had beside bars and funding.</summary>
    public static IEnumerable<string> KnownExtras => Extras.Keys.Prepend(Mark);

    /// <summary>The venue.</summary>
    public required string Exchange { get; init; }

    /// <summary><c>spot</c> or <c>perp</c>.</summary>
    public required string Market { get; init; }

    /// <summary>Symbols as people write them.</summary>
    public required IReadOnlyList<string> Symbols { get; init; }

    /// <summary>Lengths of bars.</summary>
    public required IReadOnlyList<string> Intervals { get; init; }

    /// <summary>From when, inclusive.</summary>
    public required string From { get; init; }

    /// <summary>To when, exclusive; null: now.</summary>
    public string? To { get; init; }

    /// <summary>What else.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Leave funding out.</summary>
    public bool NoFunding { get; init; }

    /// <summary>Only plan.</summary>
    public bool DryRun { get; init; }

    /// <summary>Ask again about what the venue was silent about.</summary>
    public bool Recheck { get; init; }

    /// <summary>Requests under way at once.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Never the network.</summary>
    public bool Offline { get; init; }

    /// <summary>Where from.</summary>
    public SourceOptions Source { get; init; } = SourceOptions.None;

    /// <summary>The market's kind.</summary>
    public MarketKind MarketKind => Market == "perp" ? MarketKind.Perp : MarketKind.Spot;

    /// <summary>Prices whose bars are wanted.</summary>
    public IReadOnlyList<PriceKind> Prices => With.Contains(Mark) ? [PriceKind.Trade, PriceKind.Mark] : [PriceKind.Trade];

    /// <summary>Series that were named.</summary>
    public IReadOnlyList<SeriesKind> NamedSeries => [.. With.Where(Extras.ContainsKey).Select(word => Extras[word])];

    /// <summary>The range, [from, to).</summary>
    /// <param name="now">Unix ms, where no end is named, or one that lies ahead.</param>
    public (long From, long To) Range(long now)
    {
        _ = UtcTime.TryParse(From, out long from);
        return (from, UtcTime.TryParse(To, out long to) ? Math.Min(to, now) : now);
    }

    /// <summary>Every rule these options break.</summary>
    /// <param name="now">Unix ms.</param>
    public IEnumerable<string> Problems(long now)
    {
        foreach (string problem in SourceChoice.Problems(Exchange, Source).Concat(Dates(now)))
            yield return problem;
        if (Symbols.Count == 0)
            yield return "--symbol names nothing: give one or more, as in BTCUSDT,ETHUSDT.";
        foreach (string interval in Intervals.Where(text => !Interval.TryParse(text, out _)))
            yield return $"--interval is '{interval}': it must be one of {string.Join(' ', Interval.Known)}.";
        foreach (string word in With.Where(word => !KnownExtras.Contains(word)))
            yield return $"--with is '{word}': it must be one of {string.Join(", ", KnownExtras)}.{Spelling.DidYouMean(word, KnownExtras)}";
        if (Concurrency is < 1)
            yield return $"--concurrency is {Concurrency}: it must be 1 or more.";
        if (Offline && !DryRun)
            yield return "--offline forbids the network (also as BACKTEST_OFFLINE, or offline in backtest.yaml), and a download needs it. Take it away, or add --dry-run.";
    }

    private IEnumerable<string> Dates(long now)
    {
        bool knowsFrom = UtcTime.TryParse(From, out long from);
        bool knowsTo = UtcTime.TryParse(To, out long to);
        if (!knowsFrom)
            yield return DataChoice.NoDate("--from", From);
        if (To is not null && !knowsTo)
            yield return DataChoice.NoDate("--to", To);
        if (knowsFrom && knowsTo && from >= to)
            yield return $"--from {From} is not before --to {To}: the range is [from, to).";
        else if (knowsFrom && from >= now)
            yield return $"--from is {From}: that has not begun yet.";
    }
}
