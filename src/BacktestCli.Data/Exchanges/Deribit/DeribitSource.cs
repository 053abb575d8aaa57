using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Deribit;

/// <summary>Bars, fundings and instruments of Deribit's own API.</summary>
internal sealed class DeribitSource : IVenueSource
{
    private static readonly Interval[] Ladder = [.. new[] { "1d", "1h" }.Select(Interval.Parse)];

    private readonly VenueHttp _http;
    private readonly TimeProvider _clock;
    private readonly DeribitBars _bars;
    private readonly DeribitFunding _funding;

    /// <summary>Asks Deribit, or what the user set in its place.</summary>
    public DeribitSource(VenueSettings settings, TimeProvider clock)
    {
        _clock = clock;
        _http = new VenueHttp(new DeribitManners(settings), clock, settings.Patience, settings.Meter);
        _bars = new DeribitBars(_http);
        _funding = new DeribitFunding(_http);
    }

    /// <inheritdoc/>
    public string Name => "deribit";

    /// <inheritdoc/>
    public int MaxConcurrency => 8;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, MarketKind market, CancellationToken cancellationToken)
    {
        OwnVenue.Demand(Name, exchange);
        return await _http.GetAsync(
            DeribitInstruments.Ask(market), 1, answer => Whole.Document(answer, DeribitInstruments.Read), cancellationToken);
    }

    /// <inheritdoc/>
    public string? Refusal(BarWish wish) => wish.Price == PriceKind.Mark
        ? "Deribit gives no past mark prices. Download them from a vendor that records them: --via tardis."
        : DeribitBars.Intervals.Refusal(wish.Interval);

    /// <inheritdoc/>
    public Task<long?> FirstOpenAsync(BarWish wish, long from, CancellationToken cancellationToken) =>
        FirstBar.FindAsync(_bars, wish, from, _clock.GetUtcNow().ToUnixTimeMilliseconds(), Ladder, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<Piece<BarTable>> Plan(BarWish wish, TimeRange range) => _bars.Cut(wish, range);

    /// <inheritdoc/>
    public string? Refusal(SeriesWish wish) => OwnVenue.Refusal("Deribit", wish);

    /// <inheritdoc/>
    public IReadOnlyList<Piece<SeriesTable>> Plan(SeriesWish wish, TimeRange range) => _funding.Cut(wish, range);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
