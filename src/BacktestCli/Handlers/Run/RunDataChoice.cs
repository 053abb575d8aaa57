using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers.Run;

/// <summary>Which bars a run was asked to read, as typed: files, or parts of the cache, or neither; one for each instrument.</summary>
internal sealed record RunDataChoice
{
    /// <summary>Files or folders of bars.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The venue of symbols that name none.</summary>
    public string? Exchange { get; init; }

    /// <summary>The market of symbols that name none: <c>spot</c> or <c>perp</c>.</summary>
    public string? Market { get; init; }

    /// <summary>Instruments, each as <see cref="SymbolText"/> has it.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>How long a bar lasts.</summary>
    public string? Interval { get; init; }

    /// <summary>From when, inclusive.</summary>
    public string? From { get; init; }

    /// <summary>To when, exclusive.</summary>
    public string? To { get; init; }

    /// <summary>How long the bars of the cache last that decide inside a bar.</summary>
    public string? DetailInterval { get; init; }

    /// <summary>Files of the bars that decide inside a bar, one for each of <see cref="Files"/>.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>What is asked of the cache, by name of the instrument, where a lock says so.</summary>
    public IReadOnlyDictionary<string, TimeRange> Ranges { get; init; } = new Dictionary<string, TimeRange>();

    /// <summary>Names of the instruments whose mark prices stay unread though they may be cached, where a lock says so.</summary>
    public IReadOnlyList<string> Unmarked { get; init; } = [];

    /// <summary>The choice of one instrument.</summary>
    public static RunDataChoice Of(DataChoice one) => new()
    {
        Files = one.File is { } file ? [file] : [],
        Exchange = one.Exchange,
        Market = one.Market,
        Symbols = one.Symbol is { } symbol ? [symbol] : [],
        Interval = one.Interval,
        From = one.From,
        To = one.To,
    };

    /// <summary>The instruments one by one; one without a name where none was named.</summary>
    public IReadOnlyList<DataChoice> Each =>
    [
        .. Enumerable.Range(0, Math.Max(1, Math.Max(Files.Count, Symbols.Count)))
            .Select(place => One(Files.ElementAtOrDefault(place), Symbols.ElementAtOrDefault(place), Details.ElementAtOrDefault(place))),
    ];

    /// <summary>True where the user names what is read.</summary>
    public bool IsNamed => Files.Count > 0 || Each[0].NamesCache;

    /// <summary>The instruments of the cache as they were typed; null where the user names none.</summary>
    public IReadOnlyList<Instrument>? TypedInstruments =>
        Files.Count == 0 && Symbols.Count > 0 ? [.. Each.Select(one => one.NamedInstrument)] : null;

    /// <summary><see cref="DetailInterval"/> as a length; null where none was named.</summary>
    public Interval? DetailLength => Core.Market.Interval.TryParse(DetailInterval, out Interval length) ? length : null;

    /// <summary>Every rule this choice breaks.</summary>
    public IEnumerable<string> Problems() =>
        [.. Each.SelectMany(one => one.Problems(takesWritten: true)).Distinct(), .. Numbers(), .. DetailProblems()];

    private IEnumerable<string> Numbers()
    {
        if (Files.Count > 0 && Symbols.Count > 0 && Files.Count != Symbols.Count)
            yield return $"--symbol names {Symbols.Count} and --data {Files.Count}: give one symbol for each file, in the same order, or none.";
        var alike = (TypedInstruments ?? []).GroupBy(one => one with { Symbol = SymbolText.Plain(one.Symbol) });
        foreach (IGrouping<Instrument, Instrument> same in alike.Where(same => same.Count() > 1))
            yield return $"--symbol names {same.First()} more than once: a run trades it once.";
    }

    private IEnumerable<string> DetailProblems()
    {
        if (DetailInterval is not null && DetailLength is null)
            yield return $"--detail-interval is '{DetailInterval}': it must be one of {string.Join(' ', Core.Market.Interval.Known)}.";
        if (DetailInterval is not null && Files.Count > 0)
        {
            yield return $"--detail-interval is {DetailInterval}: it is for bars of the cache; "
                + "those of a file (--data) are decided by --detail FILE.";
        }

        if (Details.Count > 0 && Files.Count == 0)
            yield return $"--detail is {Details[0]}: it goes with --data FILE; bars of the cache are decided by --detail-interval.";
        else if (Details.Count > 0 && Details.Count != Files.Count)
            yield return $"--detail names {Details.Count} and --data {Files.Count}: give one for each file, in the same order.";
        if (DetailLength is { } detail && Core.Market.Interval.TryParse(Interval, out Interval length) && detail.Milliseconds >= length.Milliseconds)
            yield return $"--detail-interval is {DetailInterval}: it must be shorter than --interval, {Interval}.";
    }

    private DataChoice One(string? file, string? symbol, string? detail)
    {
        SymbolText? written = symbol is null ? null : SymbolText.Parse(symbol);
        return new DataChoice
        {
            File = file,
            Detail = detail,
            Exchange = written?.Exchange ?? Exchange,
            Market = written?.Market ?? Market,
            Symbol = written?.Symbol,
            Interval = Interval,
            From = From,
            To = To,
        };
    }
}
