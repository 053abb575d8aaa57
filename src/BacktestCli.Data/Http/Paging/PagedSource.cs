using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Http.Paging;

/// <summary>A venue whose own API is asked page by page, for bars and for fundings, over one line.</summary>
internal abstract class PagedSource : IVenueSource
{
    private readonly VenueManners _manners;
    private readonly TimeProvider _clock;
    private readonly BarPages _bars;
    private readonly FundingPages _funding;

    /// <summary>A source that has asked nothing yet.</summary>
    /// <param name="manners">How the venue is talked to.</param>
    /// <param name="settings">What the user set.</param>
    /// <param name="clock">For waiting, and for what is closed.</param>
    /// <param name="bars">How it is asked for bars.</param>
    /// <param name="funding">How it is asked for fundings.</param>
    protected PagedSource(
        VenueManners manners, VenueSettings settings, TimeProvider clock, Func<VenueHttp, BarPages> bars, Func<VenueHttp, FundingPages> funding)
    {
        (_manners, _clock) = (manners, clock);
        Http = new VenueHttp(manners, clock, settings.Patience, settings.Meter);
        (_bars, _funding) = (bars(Http), funding(Http));
    }

    /// <inheritdoc/>
    public string Name => _manners.Name;

    /// <inheritdoc/>
    public abstract int MaxConcurrency { get; }

    /// <summary>The venue's name for people: <c>OKX</c>.</summary>
    protected abstract string Title { get; }

    /// <summary>Lengths of bars by which the first one is found, longest first, each some tens of the next.</summary>
    protected abstract IReadOnlyList<Interval> Ladder { get; }

    /// <summary>Asks.</summary>
    protected VenueHttp Http { get; }

    /// <inheritdoc/>
    public Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, MarketKind market, CancellationToken cancellationToken)
    {
        OwnVenue.Demand(Name, exchange);
        return ListAsync(market, cancellationToken);
    }

    /// <inheritdoc/>
    public abstract string? Refusal(BarWish wish);

    /// <inheritdoc/>
    public Task<long?> FirstOpenAsync(BarWish wish, long from, CancellationToken cancellationToken) =>
        FirstBar.FindAsync(_bars, wish, from, _clock.GetUtcNow().ToUnixTimeMilliseconds(), Ladder, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<Piece<BarTable>> Plan(BarWish wish, TimeRange range) => _bars.Cut(wish, range);

    /// <inheritdoc/>
    public string? Refusal(SeriesWish wish) => OwnVenue.Refusal(Title, wish);

    /// <inheritdoc/>
    public IReadOnlyList<Piece<SeriesTable>> Plan(SeriesWish wish, TimeRange range) => _funding.Cut(wish, range);

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();

    /// <summary>Fetches the venue's list of a market.</summary>
    protected abstract Task<IReadOnlyList<VenueInstrument>> ListAsync(MarketKind market, CancellationToken cancellationToken);
}
