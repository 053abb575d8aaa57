using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>Binance itself: spot, and perpetuals margined in a stable coin (<c>um</c>) or in the coin they are about (<c>cm</c>).</summary>
internal sealed class BinanceSource : IVenueSource
{
    private static readonly Uri PublicArchive = new("https://data.binance.vision");

    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Lazy<VenueHttp>> _apis;
    private readonly Lazy<VenueHttp> _fundings;
    private readonly BinanceArchive? _archive;

    /// <summary>A source that has asked nothing yet.</summary>
    /// <param name="settings">Where it is, and whether bulk files are used.</param>
    /// <param name="clock">For what is closed and published.</param>
    public BinanceSource(VenueSettings settings, TimeProvider clock)
    {
        _clock = clock;
        Lazy<VenueHttp> Line(IReadOnlyList<Uri> hosts, RateBudget? budget, bool countsWeight) =>
            new(() => new VenueHttp(new BinanceManners(hosts, budget, countsWeight), clock, settings.Patience, settings.Meter));
        IReadOnlyList<Uri> HostsOf(BinanceProduct product) => settings.BaseUrl is { } host ? [host] : product.Hosts;

        _apis = BinanceProduct.All.ToDictionary(
            product => product.Name, product => Line(HostsOf(product), product.Budget, countsWeight: true));
        _fundings = Line(HostsOf(BinanceProduct.Usd), new RateBudget(500, TimeSpan.FromMinutes(5), Burst: 50), countsWeight: false);
        Uri archive = settings.ArchiveUrl ?? settings.BaseUrl ?? PublicArchive;
        if (settings.UseArchive)
            _archive = new BinanceArchive(Line([archive], budget: null, countsWeight: false), archive);
    }

    /// <inheritdoc/>
    public string Name => BinanceVenue.Venue.Name;

    /// <inheritdoc/>
    public int MaxConcurrency => 32;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, MarketKind market, CancellationToken cancellationToken)
    {
        OwnVenue.Demand(Name, exchange);
        List<VenueInstrument>[] lists = await Task.WhenAll(BinanceProduct.All
            .Where(product => product.IsPerp == (market == MarketKind.Perp))
            .Select(product => ListAsync(product, cancellationToken)));
        return [.. lists.SelectMany(list => list)];
    }

    /// <inheritdoc/>
    public string? Refusal(BarWish wish)
    {
        BinanceProduct product = BinanceProduct.Of(wish.Instrument);
        if (product.IsPerp && wish.Interval.Milliseconds < Interval.OneMinute.Milliseconds)
            return $"binance has {wish.Interval} bars of spot only, not of {wish.Instrument.Instrument}. Ask for 1m or longer.";
        return wish.Price == PriceKind.Mark && !product.IsPerp ? OwnVenue.NoMark(wish) : null;
    }

    /// <inheritdoc/>
    public Task<long?> FirstOpenAsync(BarWish wish, long from, CancellationToken cancellationToken) =>
        new FirstBar(BarsOf(wish), BarsOf(wish with { Interval = Interval.OneDay }))
            .FindAsync(from, _clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<Piece<BarTable>> Plan(BarWish wish, TimeRange range) => BarsOf(wish).Plan(range);

    /// <inheritdoc/>
    public string? Refusal(SeriesWish wish) => OwnVenue.Refusal("Binance", wish);

    /// <inheritdoc/>
    public IReadOnlyList<Piece<SeriesTable>> Plan(SeriesWish wish, TimeRange range)
    {
        BinanceProduct product = BinanceProduct.Of(wish.Instrument);
        VenueHttp api = product == BinanceProduct.Usd ? _fundings.Value : _apis[product.Name].Value;
        return [.. PageWindows.Of(range, FundingPiece.Span).Select(window => new FundingPiece(api, wish.Instrument, window))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Lazy<VenueHttp> line in _apis.Values.Append(_fundings).Where(line => line.IsValueCreated))
            line.Value.Dispose();
        _archive?.Dispose();
    }

    private BinanceBars BarsOf(BarWish wish) => new(wish, _apis[BinanceProduct.Of(wish.Instrument).Name].Value, _archive, _clock);

    private async Task<List<VenueInstrument>> ListAsync(BinanceProduct product, CancellationToken cancellationToken)
    {
        VenueHttp api = _apis[product.Name].Value;
        Dictionary<string, int>? hours = product.IsPerp
            ? await (product == BinanceProduct.Usd ? _fundings.Value : api).GetAsync(
                $"{product.Root}/fundingInfo", weight: 1, answer => InstrumentList.ParseFundingHours(answer.Body), cancellationToken)
            : null;
        return await api.GetAsync(
            $"{product.Root}/exchangeInfo", product.ListWeight,
            answer => InstrumentList.Parse(answer.Body, product, hours), cancellationToken);
    }
}
