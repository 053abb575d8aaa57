using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Handlers.Run;

namespace BacktestCli.Handlers;

/// <summary>Which bars were asked for, as typed: a file, or a part of the cache, or neither.</summary>
internal sealed record DataChoice
{
    /// <summary>A file or folder of bars.</summary>
    public string? File { get; init; }

    /// <summary>A file of shorter bars that decide inside a bar.</summary>
    public string? Detail { get; init; }

    /// <summary>The venue.</summary>
    public string? Exchange { get; init; }

    /// <summary><c>spot</c> or <c>perp</c>.</summary>
    public string? Market { get; init; }

    /// <summary>The instrument's symbol.</summary>
    public string? Symbol { get; init; }

    /// <summary>How long a bar lasts.</summary>
    public string? Interval { get; init; }

    /// <summary>From when, inclusive.</summary>
    public string? From { get; init; }

    /// <summary>To when, exclusive.</summary>
    public string? To { get; init; }

    /// <summary>True where part of the cache was named.</summary>
    public bool NamesCache => Exchange is not null || Symbol is not null || Market is not null || (Interval is not null && File is null);

    /// <summary><see cref="From"/> as Unix ms.</summary>
    public long? FromTime => UtcTime.TryParse(From, out long time) ? time : null;

    /// <summary><see cref="To"/> as Unix ms.</summary>
    public long? ToTime => UtcTime.TryParse(To, out long time) ? time : null;

    /// <summary><see cref="Market"/> as a kind; spot where none was named.</summary>
    public MarketKind MarketKind => Market == "perp" ? MarketKind.Perp : MarketKind.Spot;

    /// <summary>The instrument that was named, with <c>binance</c> for the venue where none was.</summary>
    public Instrument NamedInstrument => new((Exchange ?? "binance").ToLowerInvariant(), MarketKind, Symbol!.ToUpperInvariant());

    /// <summary>Every rule this choice breaks.</summary>
    /// <param name="takesWritten">True where a symbol may be written as people do, because the venue's list is asked.</param>
    public IEnumerable<string> Problems(bool takesWritten = false)
    {
        if (NamesCache && File is null && Symbol is null)
            yield return "--symbol is missing: bars of the cache are named by --symbol and --interval (and --exchange, --market).";
        if (NamesCache && File is null && Interval is null)
            yield return "--interval is missing: bars of the cache are named by --symbol and --interval (and --exchange, --market).";
        foreach (string problem in SpellingProblems(takesWritten))
            yield return problem;
        if (File == BarsChoice.SampleName && (NamesCache || Interval is not null))
            yield return "--data sample is one instrument and interval: leave out --exchange, --market, --symbol and --interval.";
        if (From is not null && FromTime is null)
            yield return NoDate("--from", From);
        if (To is not null && ToTime is null)
            yield return NoDate("--to", To);
        if (FromTime >= ToTime)
            yield return $"--from {From} is not before --to {To}: the range is [from, to).";
    }

    /// <summary>Every rule that the names break, whichever of them are needed.</summary>
    public IEnumerable<string> SpellingProblems(bool takesWritten = false)
    {
        if (Interval is not null && !Core.Market.Interval.TryParse(Interval, out _))
            yield return $"--interval is '{Interval}': it must be one of {string.Join(' ', Core.Market.Interval.Known)}.";
        if (File is null && Exchange is not null && !BarCache.CanHold(Exchange))
            yield return NoName("--exchange", Exchange);
        if (File is null && Symbol is not null && !(takesWritten ? WantedBars.IsSymbol(Symbol) : BarCache.CanHold(Symbol)))
            yield return NoName("--symbol", Symbol);
    }

    /// <summary>What is said of a name that no cache can hold.</summary>
    public static string NoName(string option, string value) =>
        $"{option} is '{value}': it must be made of letters, digits, '-', '_' and '.', and not begin with a dot, as in BTCUSDT.";

    /// <summary>What is said of a text that is no date.</summary>
    public static string NoDate(string option, string value) =>
        $"{option} is '{value}': it must be a date (2024-01-31) or an RFC 3339 instant with its zone (2024-01-31T08:00:00Z), of the years 2 to 9998.";
}
