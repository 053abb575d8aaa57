using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Relay;

/// <summary>A server that hands on bars of many venues in a form of its own, which settings describe.</summary>
internal sealed class RelaySource : IVenueSource
{
    private readonly VenueHttp _http;
    private readonly RelayMapping _mapping;
    private readonly string _prefix;

    /// <summary>A source that has asked nothing yet.</summary>
    /// <param name="settings">Its address, its key, and the settings of <see cref="RelayMapping"/>.</param>
    /// <param name="clock">For waiting, and for what is closed.</param>
    /// <exception cref="DataException">There is no address, or a setting is wrong; all of them are named.</exception>
    public RelaySource(VenueSettings settings, TimeProvider clock)
    {
        Uri host = settings.BaseUrl
            ?? throw new DataException("A relay has no address of its own: give it with --base-url, such as https://relay.example.com.");
        _mapping = new RelaySettings(settings.More).Read();
        _prefix = host.AbsolutePath.TrimEnd('/');
        _http = new VenueHttp(new RelayManners(host, settings.Key), clock, settings.Patience, settings.Meter);
    }

    /// <inheritdoc/>
    public string Name => "relay";

    /// <inheritdoc/>
    public int MaxConcurrency => 8;

    /// <inheritdoc/>
    public Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, MarketKind market, CancellationToken cancellationToken) =>
        _http.GetAsync(
            _prefix + _mapping.MarketPathOf(exchange, market),
            weight: 1,
            answer => RelayListing.Read(answer.Body, _mapping, exchange, market),
            cancellationToken);

    /// <inheritdoc/>
    public string? Refusal(BarWish wish) => wish.Price == PriceKind.Mark
        ? "A relay gives bars of trades only, not of the mark price. Ask the venue, or a vendor with --via tardis."
        : null;

    /// <inheritdoc/>
    /// <remarks>Nobody says where its history begins: what is older is asked for, and is a hole.</remarks>
    public Task<long?> FirstOpenAsync(BarWish wish, long from, CancellationToken cancellationToken) =>
        Task.FromResult<long?>(wish.Interval.Ceiling(from));

    /// <inheritdoc/>
    public IReadOnlyList<Piece<BarTable>> Plan(BarWish wish, TimeRange range) =>
        [.. PageWindows.Of(range, wish.Interval, _mapping.Page).Select(window => new RelayPiece(_http, _prefix, _mapping, wish, window))];

    /// <inheritdoc/>
    public string? Refusal(SeriesWish wish) =>
        $"A relay gives bars only, no {wish.Kind.ToString().ToLowerInvariant()}. Ask the venue, or a vendor with --via tardis.";

    /// <inheritdoc/>
    public IReadOnlyList<Piece<SeriesTable>> Plan(SeriesWish wish, TimeRange range) => throw new NotSupportedException(Refusal(wish));

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
