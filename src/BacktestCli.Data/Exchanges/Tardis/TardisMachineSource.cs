using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>A tardis-machine: the user's own server, which replays what Tardis recorded and makes bars of it.</summary>
internal sealed class TardisMachineSource : IVenueSource
{
    private static readonly Uri PublicApi = new("https://api.tardis.dev");

    private readonly VenueHttp _machine;
    private readonly VenueHttp _api;
    private readonly TardisListing _listing;
    private readonly TimeProvider _clock;
    private readonly string _prefix;

    /// <summary>A source that has asked nothing yet.</summary>
    /// <param name="settings">
    /// Its address; <c>list_url</c> says where the list of instruments is, which the server does not have: Tardis's own API by default.
    /// </param>
    /// <param name="clock">For what is over, and for waiting.</param>
    /// <exception cref="DataException">There is no address, or the list's is none.</exception>
    public TardisMachineSource(VenueSettings settings, TimeProvider clock)
    {
        Uri machine = settings.BaseUrl
            ?? throw new DataException("tardis-machine runs where you run it: give its address with --base-url, such as http://localhost:8000.");
        Uri? list = PublicApi;
        if (settings.More.TryGetValue("list_url", out string? text) && !Uri.TryCreate(text, UriKind.Absolute, out list))
            throw new DataException($"tardis-machine: list_url is '{text}': it must be an address, such as https://api.tardis.dev.");
        _clock = clock;
        _prefix = machine.AbsolutePath.TrimEnd('/');
        _machine = new VenueHttp(new TardisManners(Name, machine, key: null), clock, settings.Patience, settings.Meter);
        _api = new VenueHttp(new TardisManners(Name, list, key: null), clock, settings.Patience, settings.Meter);
        _listing = new TardisListing(_api);
    }

    /// <inheritdoc/>
    public string Name => "tardis-machine";

    /// <inheritdoc/>
    public int MaxConcurrency => 4;

    /// <inheritdoc/>
    public Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, MarketKind market, CancellationToken cancellationToken) =>
        _listing.ListAsync(exchange, market, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The server is another host than the list: it may be the only one that can be reached.</remarks>
    public VenueInstrument AsWritten(string exchange, MarketKind market, string symbol) => new()
    {
        Instrument = new Instrument(exchange, market, symbol),
        Product = TardisExchanges.IdsOf(exchange, market)[0],
    };

    /// <inheritdoc/>
    public string? Refusal(BarWish wish) => wish.Price == PriceKind.Mark
        ? $"{Name} makes bars of trades only, not of the mark price. Ask with --via tardis."
        : DayBars.Refusal(Name, wish.Interval);

    /// <inheritdoc/>
    public Task<long?> FirstOpenAsync(BarWish wish, long from, CancellationToken cancellationToken) =>
        Task.FromResult<long?>(DayBars.FirstOpen(wish, from));

    /// <inheritdoc/>
    public IReadOnlyList<Piece<BarTable>> Plan(BarWish wish, TimeRange range) =>
        [.. DayBars.Days(range).Select(day => new ReplayPiece(_machine, _prefix, wish, day, _clock))];

    /// <inheritdoc/>
    public string? Refusal(SeriesWish wish) => $"{Name} makes bars only, no {wish.Kind.ToString().ToLowerInvariant()}. Ask with --via tardis.";

    /// <inheritdoc/>
    public IReadOnlyList<Piece<SeriesTable>> Plan(SeriesWish wish, TimeRange range) => throw new NotSupportedException(Refusal(wish));

    /// <inheritdoc/>
    public void Dispose()
    {
        _machine.Dispose();
        _api.Dispose();
    }
}
