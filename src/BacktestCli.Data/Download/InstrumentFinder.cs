using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Data.Download;

/// <summary>Finds instruments in the list the cache has, and in the venue's own where that one knows too little.</summary>
/// <param name="cache">Keeps the lists.</param>
/// <param name="desks">Who is asked for new ones.</param>
/// <param name="exchange">Which venue's instruments.</param>
/// <param name="via">From which source; null: the venue itself.</param>
/// <param name="market">Which market.</param>
/// <remarks>A vendor's list of a venue is kept apart from the venue's own: it knows other things, and names products otherwise.</remarks>
internal sealed class InstrumentFinder(BarCache cache, SourceDesks desks, string exchange, string? via, MarketKind market)
{
    /// <summary>How long a list may take before a word is said, and between that word and the next.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _keptAs = MarketData.ListName(exchange, via);

    /// <summary>Fetches the list and keeps it.</summary>
    /// <exception cref="DataException">The source does not answer, or nothing may be asked.</exception>
    public async Task<IReadOnlyList<VenueInstrument>> FetchAsync(CancellationToken cancellationToken)
    {
        if (desks.IsOffline)
            throw new DataException($"the list of {exchange} ({market.ToString().ToLowerInvariant()}) is needed, and --offline or BACKTEST_OFFLINE forbids to ask for it. Ask once without.");
        IVenueSource source = desks.Of(exchange).Source;
        await using ITimer slow = desks.Clock.CreateTimer(_ => desks.Noted($"{source.Name}: still waiting for the list of {exchange}"), null, Patience, Patience);
        IReadOnlyList<VenueInstrument> list = await source.ListAsync(exchange, market, cancellationToken);
        cache.Instruments.Save(_keptAs, market, list, cancellationToken);
        return list;
    }

    /// <summary>Finds what people write.</summary>
    /// <exception cref="DataException">One is unknown or ambiguous; all of them are named.</exception>
    public async Task<IReadOnlyList<VenueInstrument>> ResolveAsync(IReadOnlyList<string> symbols, CancellationToken cancellationToken)
    {
        string problems = "";
        if (cache.Instruments.Latest(_keptAs, market) is { } kept && Find([.. kept.Instruments.Select(OfVenue)], symbols, out problems) is { } found)
            return found;
        try
        {
            IReadOnlyList<VenueInstrument> list = await FetchOrExplainAsync(problems, cancellationToken);
            return Find(list, symbols, out problems) ?? throw new DataException(problems);
        }
        catch (DataException fault) when (fault.IsUnreachable && AsWritten(symbols) is { } written)
        {
            desks.Noted($"{fault.Message} Until then symbols are taken as they are written.");
            return written;
        }
    }

    /// <summary>The instruments by their symbols alone; null where the source cannot do without its list.</summary>
    private List<VenueInstrument>? AsWritten(IReadOnlyList<string> symbols)
    {
        List<VenueInstrument> written = [.. symbols.Select(symbol => desks.Of(exchange).Source.AsWritten(exchange, market, symbol.Trim())).OfType<VenueInstrument>()];
        return written.Count == symbols.Count ? written : null;
    }

    private async Task<IReadOnlyList<VenueInstrument>> FetchOrExplainAsync(string problems, CancellationToken cancellationToken)
    {
        try
        {
            return await FetchAsync(cancellationToken);
        }
        catch (DataException fault) when (problems.Length > 0)
        {
            throw new DataException($"{problems}\nThat is by the list in the cache; a newer one could not be had: {fault.Message}", fault)
            {
                IsUnreachable = fault.IsUnreachable,
            };
        }
    }

    private VenueInstrument OfVenue(VenueInstrument kept) => kept with { Instrument = kept.Instrument with { Exchange = exchange } };

    /// <summary>The command that shows what the venue has that begins alike.</summary>
    private string Search(string symbol)
    {
        string[] parts = symbol.Split(['/', '-', '_', ':', '.', ' '], StringSplitOptions.RemoveEmptyEntries);
        string start = parts.Length > 1 ? parts[0] : symbol[..Math.Min(3, symbol.Length)];
        return $"backtest data search {start.ToUpperInvariant()} --exchange {exchange}{(market == MarketKind.Perp ? " --market perp" : "")}";
    }

    private List<VenueInstrument>? Find(IReadOnlyList<VenueInstrument> list, IReadOnlyList<string> symbols, out string problems)
    {
        SymbolList known = new(list);
        List<VenueInstrument> found = [];
        List<string> faults = [];
        foreach (string symbol in symbols)
        {
            if (known.Resolve(symbol, out string problem) is { } instrument)
                found.Add(instrument);
            else
                faults.Add($"{exchange} {market.ToString().ToLowerInvariant()}: {problem} Try: {Search(symbol)}");
        }

        problems = string.Join("\n", faults);
        return faults.Count == 0 ? found : null;
    }
}
