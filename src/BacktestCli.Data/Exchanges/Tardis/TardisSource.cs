using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Trades;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>Tardis, a vendor: every trade, price and book of many venues, one file a day, made into bars here.</summary>
internal sealed class TardisSource : IVenueSource
{
    private static readonly Uri PublicFiles = new("https://datasets.tardis.dev");
    private static readonly Uri PublicApi = new("https://api.tardis.dev");

    private readonly VenueHttp _fileHost;
    private readonly VenueHttp _api;
    private readonly TardisFiles _files;
    private readonly TardisListing _listing;
    private readonly int _bookLevels;

    /// <summary>A source that has asked nothing yet.</summary>
    /// <param name="settings">Hosts and key; <c>book_levels</c> says which snapshots books are read from: 5 (the default) or 25.</param>
    /// <param name="clock">For what is published, and for waiting.</param>
    /// <exception cref="DataException">A setting is none.</exception>
    public TardisSource(VenueSettings settings, TimeProvider clock)
    {
        string levels = settings.More.GetValueOrDefault("book_levels", "5");
        if (levels is not ("5" or "25"))
            throw new DataException($"tardis: book_levels is '{levels}': it must be 5 or 25, the snapshots there are.");
        _bookLevels = levels == "5" ? 5 : 25;
        VenueHttp Line(Uri host) => new(new TardisManners(Name, host, settings.Key), clock, settings.Patience, settings.Meter);
        _fileHost = Line(settings.ArchiveUrl ?? settings.BaseUrl ?? PublicFiles);
        _api = Line(settings.BaseUrl ?? PublicApi);
        _files = new TardisFiles(_fileHost, settings.Key is not null, clock);
        _listing = new TardisListing(_api);
    }

    /// <inheritdoc/>
    public string Name => "tardis";

    /// <inheritdoc/>
    /// <remarks>Each file keeps two threads busy; more of them than this only fight for the processor.</remarks>
    public int MaxConcurrency => 4;

    /// <inheritdoc/>
    public Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, MarketKind market, CancellationToken cancellationToken) =>
        _listing.ListAsync(exchange, market, cancellationToken);

    /// <inheritdoc/>
    public string? Refusal(BarWish wish) => DayBars.Refusal(Name, wish.Interval) ?? wish switch
    {
        { Price: PriceKind.Mark, Instrument.Instrument.Market: not MarketKind.Perp } =>
            $"{wish.Instrument.Instrument} has no mark price: only perpetuals have one. Ask with --market perp.",
        _ => null,
    };

    /// <inheritdoc/>
    public Task<long?> FirstOpenAsync(BarWish wish, long from, CancellationToken cancellationToken) =>
        Task.FromResult<long?>(DayBars.FirstOpen(wish, from));

    /// <inheritdoc/>
    public IReadOnlyList<Piece<BarTable>> Plan(BarWish wish, TimeRange range) => wish.Price == PriceKind.Mark
        ? Plan(wish.Instrument, "derivative_ticker", range, wish.Interval, (file, day) => new MarkRows(file, day, wish.Interval))
        : Plan(wish.Instrument, "trades", range, wish.Interval, (file, day) =>
            new TradeRows<BarTable>(file, new TradeBars(day, wish.Interval, TardisExchanges.UnitOf(wish.Instrument))));

    /// <inheritdoc/>
    public string? Refusal(SeriesWish wish)
    {
        Instrument instrument = wish.Instrument.Instrument;
        bool isPerp = instrument.Market == MarketKind.Perp;
        return wish.Kind switch
        {
            SeriesKind.Funding when !isPerp => $"{instrument} has no funding: only perpetuals have. Ask with --market perp.",
            SeriesKind.Funding when TardisExchanges.IdOf(wish.Instrument) == "deribit" =>
                "Tardis's files name no times of payment for deribit, which charges funding all the time. Ask deribit itself, without --via.",
            SeriesKind.Liquidations when !isPerp => $"{instrument} has no liquidations: only perpetuals have. Ask with --market perp.",
            SeriesKind.Funding => null,
            _ => DayBars.Refusal(Name, wish.Interval!.Value),
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<Piece<SeriesTable>> Plan(SeriesWish wish, TimeRange range)
    {
        Interval interval = wish.Interval ?? Interval.OneDay;
        return wish.Kind switch
        {
            SeriesKind.Funding => Plan<SeriesTable>(
                wish.Instrument, "derivative_ticker", range, null, (file, day) => new FundingRows(file, day)),
            SeriesKind.Book => Plan(
                wish.Instrument, $"book_snapshot_{_bookLevels}", range, interval, (file, day) => new SnapshotRows(file, _bookLevels, day, interval)),
            SeriesKind.Flow => Plan(
                wish.Instrument, "trades", range, interval, (file, day) => new TradeRows<SeriesTable>(file, new FlowRows(day, interval))),
            _ => Plan(
                wish.Instrument,
                "liquidations",
                range,
                interval,
                (file, day) => new TradeRows<SeriesTable>(file, new LiquidationRows(day, interval))),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _fileHost.Dispose();
        _api.Dispose();
    }

    /// <summary>One piece a day. A payment at midnight is announced in the file of the day before, so days of events end with their midnight.</summary>
    private List<Piece<TTable>> Plan<TTable>(
        VenueInstrument instrument, string dataType, TimeRange range, Interval? interval, Func<TardisFile, TimeRange, DayRows<TTable>> open)
    {
        long shift = interval is null ? 1 : 0;
        List<Piece<TTable>> pieces = [];
        foreach (TimeRange day in DayBars.Days(range, shift))
        {
            TardisFile file = new(TardisExchanges.IdOf(instrument), dataType, instrument.Instrument.Symbol, UtcTime.StartOfDay(day.From - shift));
            pieces.Add(new DayPiece<TTable>(_files, file, day, () => open(file, day)) { Interval = interval, ListedAt = instrument.ListedAt });
        }

        return pieces;
    }
}
