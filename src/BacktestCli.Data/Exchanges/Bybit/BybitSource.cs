using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Bybit;

/// <summary>Bars, fundings and instruments of Bybit's own API.</summary>
internal sealed class BybitSource : IVenueSource
{
    private static readonly Interval[] Ladder = [.. new[] { "1M", "1d", "1h" }.Select(Interval.Parse)];

    private readonly VenueHttp _http;
    private readonly TimeProvider _clock;
    private readonly BybitBars _bars;
    private readonly BybitFunding _funding;

    /// <summary>Asks Bybit, or what the user set in its place.</summary>
    public BybitSource(VenueSettings settings, TimeProvider clock)
    {
        _clock = clock;
        _http = new VenueHttp(new BybitManners(settings), clock, settings.Patience, settings.Meter);
        _bars = new BybitBars(_http);
        _funding = new BybitFunding(_http);
    }

    /// <inheritdoc/>
    public string Name => "bybit";

    /// <inheritdoc/>
    public int MaxConcurrency => 32;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, MarketKind market, CancellationToken cancellationToken)
    {
        OwnVenue.Demand(Name, exchange);
        List<VenueInstrument> instruments = [];
        foreach (string category in BybitInstruments.Categories(market))
        {
            string? cursor = null;
            do
            {
                (IReadOnlyList<VenueInstrument> page, cursor) = await _http.GetAsync(
                    BybitInstruments.Ask(category, cursor), 1,
                    answer => Whole.Document(answer, read => BybitInstruments.Read(read, category)), cancellationToken);
                instruments.AddRange(page);
            }
            while (cursor is not null);
        }

        return instruments;
    }

    /// <inheritdoc/>
    public string? Refusal(BarWish wish) => wish is { Price: PriceKind.Mark, Instrument.Product: BybitInstruments.Spot }
        ? OwnVenue.NoMark(wish)
        : BybitBars.Intervals.Refusal(wish.Interval);

    /// <inheritdoc/>
    public Task<long?> FirstOpenAsync(BarWish wish, long from, CancellationToken cancellationToken) =>
        FirstBar.FindAsync(_bars, wish, from, _clock.GetUtcNow().ToUnixTimeMilliseconds(), Ladder, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<Piece<BarTable>> Plan(BarWish wish, TimeRange range) => _bars.Cut(wish, range);

    /// <inheritdoc/>
    public string? Refusal(SeriesWish wish) => OwnVenue.Refusal("Bybit", wish);

    /// <inheritdoc/>
    public IReadOnlyList<Piece<SeriesTable>> Plan(SeriesWish wish, TimeRange range) => _funding.Cut(wish, range);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
