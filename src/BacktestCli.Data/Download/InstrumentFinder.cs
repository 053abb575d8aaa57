using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Data.Download;

/// <summary>Finds instruments in the list the cache has, and in the venue's own where that one knows too little.</summary>
/// <param name="cache">Keeps the lists.</param>
/// <param name="desks">Who is asked for new ones.</param>
/// <param name="exchange">Which venue's instruments.</param>
/// <param name="market">Which market.</param>
internal sealed class InstrumentFinder(BarCache cache, SourceDesks desks, string exchange, MarketKind market)
{
    /// <summary>Fetches the list and keeps it.</summary>
    /// <exception cref="DataException">The source does not answer.</exception>
    public async Task<IReadOnlyList<VenueInstrument>> FetchAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<VenueInstrument> list = await desks.Of(exchange).Source.ListAsync(exchange, market, cancellationToken);
        cache.Instruments.Save(exchange, market, list, cancellationToken);
        return list;
    }

    /// <summary>Finds what people write.</summary>
    /// <exception cref="DataException">One is unknown or ambiguous; all of them are named.</exception>
    public async Task<IReadOnlyList<VenueInstrument>> ResolveAsync(IReadOnlyList<string> symbols, CancellationToken cancellationToken)
    {
        IReadOnlyList<VenueInstrument>? kept = cache.Instruments.Latest(exchange, market)?.Instruments;
        string problems = "";
        if (kept is not null && Find(kept, symbols, out problems) is { } found)
            return found;
        IReadOnlyList<VenueInstrument> list = await FetchOrExplainAsync(problems, cancellationToken);
        return Find(list, symbols, out problems) ?? throw new DataException(problems);
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
                faults.Add($"{exchange} {market.ToString().ToLowerInvariant()}: {problem}");
        }

        problems = string.Join("\n", faults);
        return faults.Count == 0 ? found : null;
    }
}
