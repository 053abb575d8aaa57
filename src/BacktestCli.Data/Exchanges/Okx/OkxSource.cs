using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Okx;

/// <summary>Bars, fundings and instruments of OKX's own API.</summary>
internal sealed class OkxSource : IVenueSource
{
    private static readonly Interval[] Ladder = [.. new[] { "1M", "1d", "1h", "1m" }.Select(Interval.Parse)];

    private readonly VenueHttp _http;
    private readonly TimeProvider _clock;
    private readonly OkxBars _bars;
    private readonly OkxFunding _funding;

    /// <summary>Asks OKX, or what the user set in its place.</summary>
    public OkxSource(VenueSettings settings, TimeProvider clock)
    {
        _clock = clock;
        _http = new VenueHttp(new OkxManners(settings), clock, settings.Patience, settings.Meter);
        _bars = new OkxBars(_http);
        _funding = new OkxFunding(_http);
    }

    /// <inheritdoc/>
    public string Name => "okx";

    /// <inheritdoc/>
    public int MaxConcurrency => 8;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, MarketKind market, CancellationToken cancellationToken)
    {
        OwnVenue.Demand(Name, exchange);
        return await _http.GetAsync(
            OkxInstruments.Ask(market), 1, answer => Whole.Document(answer, OkxInstruments.Read), cancellationToken);
    }

    /// <inheritdoc/>
    public string? Refusal(BarWish wish) => wish is { Price: PriceKind.Mark, Instrument.Product: OkxInstruments.Spot }
        ? OwnVenue.NoMark(wish)
        : OkxBars.Intervals.Refusal(wish.Interval);

    /// <inheritdoc/>
    public Task<long?> FirstOpenAsync(BarWish wish, long from, CancellationToken cancellationToken) =>
        FirstBar.FindAsync(_bars, wish, from, _clock.GetUtcNow().ToUnixTimeMilliseconds(), Ladder, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<Piece<BarTable>> Plan(BarWish wish, TimeRange range) => _bars.Cut(wish, range);

    /// <inheritdoc/>
    public string? Refusal(SeriesWish wish) => OwnVenue.Refusal("OKX", wish);

    /// <inheritdoc/>
    public IReadOnlyList<Piece<SeriesTable>> Plan(SeriesWish wish, TimeRange range) => _funding.Cut(wish, range);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
