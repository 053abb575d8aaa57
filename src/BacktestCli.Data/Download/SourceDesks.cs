using BacktestCli.Core.Market;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Download;

/// <summary>The sources of one call, each opened when it is first needed.</summary>
/// <param name="open">Makes a source from its name and settings.</param>
/// <param name="settings">What the user set about a source, by its name.</param>
/// <param name="clock">For counting waits.</param>
/// <param name="via">The source everything comes from; null: each instrument's venue.</param>
/// <param name="concurrency">Requests under way at once; null: as many as suit each source.</param>
internal sealed class SourceDesks(
    Func<string, VenueSettings, IVenueSource> open, Func<string, VenueSettings> settings, TimeProvider clock, string? via, int? concurrency = null) : IDisposable
{
    private readonly Dictionary<string, SourceDesk> _desks = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where nothing may be asked.</summary>
    public bool IsOffline { get; init; }

    /// <summary>Told of what the user should know while nothing is downloaded yet.</summary>
    public Action<string> Noted { get; init; } = _ => { };

    /// <summary>The clock.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Those that were opened.</summary>
    public IReadOnlyCollection<SourceDesk> Opened => _desks.Values;

    /// <summary>The source of an instrument.</summary>
    /// <exception cref="DataException">There is no such source.</exception>
    public SourceDesk Of(Instrument instrument) => Of(instrument.Exchange);

    /// <summary>The source of a venue's instruments.</summary>
    /// <exception cref="DataException">There is no such source.</exception>
    public SourceDesk Of(string exchange)
    {
        string name = via ?? exchange;
        if (_desks.TryGetValue(name, out SourceDesk? desk))
            return desk;
        HttpMeter meter = new(clock);
        desk = new SourceDesk(open(name, settings(name) with { Meter = meter }), meter, concurrency);
        _desks[name] = desk;
        return desk;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SourceDesk desk in _desks.Values)
            desk.Dispose();
    }
}
