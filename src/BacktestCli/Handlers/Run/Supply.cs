using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Series;
using BacktestCli.Handlers.Download;

namespace BacktestCli.Handlers.Run;

/// <summary>Brings what a run needs and the cache lacks.</summary>
/// <param name="terminal">How to talk.</param>
/// <param name="cache">Where bars are kept.</param>
/// <param name="open">Opens the door to a venue, which may be silent for so long at first; only called where something must be asked.</param>
/// <param name="via">A vendor in place of the venue; null: the venue.</param>
/// <param name="clock">For what is closed by now.</param>
internal sealed class Supply(Terminal terminal, BarCache cache, Func<string, TimeSpan?, MarketData> open, string? via, TimeProvider clock)
{
    /// <summary>How long a network may take to show that it is there, where nobody asked for it by name.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, MarketData> _markets = [];

    /// <summary>True where something is missing that is worth asking for.</summary>
    public bool Lacks(WantedBars wanted, Instrument? instrument, TimeRange range, bool funding)
    {
        TimeRange closed = range with { To = Math.Min(range.To, wanted.Interval.Floor(Now)) };
        return instrument is null
            || Lengths(wanted).Any(length => cache.Missing(instrument, length, PriceKind.Trade, closed, recheck: false).Count > 0)
            || (funding && cache.Series.Missing(instrument, SeriesKind.Funding, null, closed, recheck: false).Count > 0);
    }

    /// <summary>The instrument that was meant, by the list of its venue that was kept last; null where none was kept or it does not say.</summary>
    public async Task<Instrument?> KeptAsync(WantedBars wanted, CancellationToken cancellationToken)
    {
        try
        {
            return (await LineAsync(wanted, cancellationToken)).Instrument;
        }
        catch (DataException fault)
        {
            terminal.Detail(fault.Message);
            return null;
        }
    }

    /// <summary>Downloads what is missing.</summary>
    /// <exception cref="DataException">The bars could not be had; what could be had of them is kept.</exception>
    public async Task<Instrument> BringAsync(WantedBars wanted, TimeRange range, bool funding, CancellationToken cancellationToken)
    {
        MarketData market = Market(wanted);
        VenueInstrument line = await LineAsync(wanted, cancellationToken);
        DownloadRequest request = new()
        {
            Instruments = [line],
            Intervals = Lengths(wanted),
            From = range.From,
            To = Math.Min(range.To, Now),
            Series = funding && market.Offers(line, SeriesKind.Funding, via) ? [SeriesKind.Funding] : [],
        };
        DownloadPlan plan = await market.PlanAsync(request, via, cancellationToken);
        if (plan.Datasets.Any(dataset => dataset.Missing.Count > 0))
        {
            DownloadResult result = await new Downloader(terminal, clock).RunAsync(market, plan, via, cancellationToken);
            foreach (DownloadedDataset failed in result.Datasets.Where(dataset => dataset.Failure is not null))
                Tell(failed);
        }

        return line.Instrument;
    }

    /// <summary>Bars that cannot be had end the run; funding that cannot be had is warned of in the report.</summary>
    private void Tell(DownloadedDataset failed)
    {
        string what = $"{failed.Dataset.Name}: {failed.Failure}";
        if (failed.Dataset.Series is null)
            throw new DataException($"{what} What was fetched is kept; --offline runs on that.") { IsUnreachable = failed.IsUnreachable };
        terminal.Note(what);
    }

    private static Interval[] Lengths(WantedBars wanted) => wanted.Detail is { } detail ? [wanted.Interval, detail] : [wanted.Interval];

    private async Task<VenueInstrument> LineAsync(WantedBars wanted, CancellationToken cancellationToken) =>
        (await Market(wanted).ResolveAsync(wanted.Exchange, via, wanted.Market, [wanted.Symbol], cancellationToken))[0];

    private MarketData Market(WantedBars wanted)
    {
        if (!_markets.TryGetValue(wanted.Exchange, out MarketData? market))
            _markets[wanted.Exchange] = market = open(wanted.Exchange, wanted.IsNamed ? null : Patience);
        return market;
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
