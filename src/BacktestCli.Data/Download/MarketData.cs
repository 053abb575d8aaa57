using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Download;

/// <summary>Brings what a venue or a vendor has into the cache.</summary>
/// <param name="cache">Where to.</param>
/// <param name="settings">What the user set about a source, by its name.</param>
/// <param name="clock">For what is closed, for waiting, for the record.</param>
public sealed class MarketData(BarCache cache, Func<string, VenueSettings> settings, TimeProvider clock)
{
    /// <summary>Makes a source from its name and settings.</summary>
    internal Func<string, VenueSettings, IVenueSource> Open { get; init; } = (name, settings) => SourceCatalog.Create(name, settings, clock);

    /// <summary>True where nothing may be asked: what was kept must do.</summary>
    public bool IsOffline { get; init; }

    /// <summary>Told of what the user should know while nothing is downloaded yet: the list is slow, or cannot be reached.</summary>
    public Action<string> Noted { get; init; } = _ => { };

    /// <summary>How long a source may be silent before it has answered anything at all; null: as long as is usual. Then it counts as unreachable.</summary>
    public TimeSpan? FirstAnswer { get; init; }

    /// <summary>The name a list of instruments is kept under: a vendor's list of a venue is kept apart from the venue's own.</summary>
    /// <param name="exchange">Which venue's instruments.</param>
    /// <param name="via">From which source; null: the venue itself.</param>
    public static string ListName(string exchange, string? via) =>
        via is null || via.Equals(exchange, StringComparison.OrdinalIgnoreCase) ? exchange : $"{via}-{exchange}";

    /// <summary>Fetches a market's list of instruments and keeps it in the cache, under today's date.</summary>
    /// <param name="exchange">Which venue's instruments: <c>binance</c>.</param>
    /// <param name="via">From which source; null: the venue itself.</param>
    /// <param name="market">Which market.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DataException">The source does not answer, or has no such venue or market.</exception>
    public async Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, string? via, MarketKind market, CancellationToken cancellationToken)
    {
        using SourceDesks desks = Desks(via);
        return await new InstrumentFinder(cache, desks, exchange, via, market).FetchAsync(cancellationToken);
    }

    /// <summary>Finds instruments by what people write: <c>btc/usdt</c>, <c>BTC-USDT</c>, <c>BTCUSDT</c>. The lists in the cache are asked first, the venue where they know nothing.</summary>
    /// <param name="exchange">Which venue's instruments.</param>
    /// <param name="via">From which source; null: the venue itself.</param>
    /// <param name="market">Which market.</param>
    /// <param name="symbols">As written.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DataException">One is unknown or ambiguous; all of them are named, with suggestions.</exception>
    public async Task<IReadOnlyList<VenueInstrument>> ResolveAsync(
        string exchange, string? via, MarketKind market, IReadOnlyList<string> symbols, CancellationToken cancellationToken)
    {
        using SourceDesks desks = Desks(via);
        return await new InstrumentFinder(cache, desks, exchange, via, market).ResolveAsync(symbols, cancellationToken);
    }

    /// <summary>True where the source has a series of an instrument.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="series">Which series.</param>
    /// <param name="via">From which source; null: the instrument's venue.</param>
    /// <exception cref="DataException">There is no such source.</exception>
    public bool Offers(VenueInstrument instrument, SeriesKind series, string? via)
    {
        using SourceDesks desks = Desks(via);
        return desks.Of(instrument.Instrument).Source.Refusal(new SeriesWish(instrument, series)) is null;
    }

    /// <summary>What a download would do: what is asked for minus what the cache has or knows to be absent.</summary>
    /// <param name="request">What is to be in the cache.</param>
    /// <param name="via">From which source; null: each instrument's venue.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DataException">The source has no such interval or series.</exception>
    public Task<DownloadPlan> PlanAsync(DownloadRequest request, string? via, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using SourceDesks desks = Desks(via);
            return new Planner(cache, desks, clock).Plan(request, cancellationToken);
        },
        cancellationToken);

    /// <summary>Does it. One dataset's failure does not stop the others; cancelling keeps what was fetched.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="via">From which source; null: each instrument's venue.</param>
    /// <param name="progress">Told of every piece, from any thread; null: nobody.</param>
    /// <param name="cancellationToken">Stops it within a second.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<DownloadResult> RunAsync(DownloadPlan plan, string? via, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        using SourceDesks desks = Desks(via, plan.Request.Concurrency);
        Planner planner = new(cache, desks, clock);
        (PlannedDataset Dataset, SourceDesk Desk, Target Target)[] jobs =
            [.. plan.Datasets.Select(dataset => (dataset, desks.Of(dataset.Instrument.Instrument), planner.Target(dataset)))];
        return new DownloadResult(await Task.WhenAll(jobs.Select(job => DownloadAsync(job.Dataset, job.Desk, job.Target, progress, cancellationToken))));
    }

    private async Task<DownloadedDataset> DownloadAsync(
        PlannedDataset dataset, SourceDesk desk, Target target, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        await desk.Datasets.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => target.DownloadAsync(dataset, desk, progress, clock, cancellationToken), cancellationToken);
        }
        finally
        {
            desk.Datasets.Release();
        }
    }

    private SourceDesks Desks(string? via, int? concurrency = null) => new(Open, SettingsOf, clock, via, concurrency) { IsOffline = IsOffline, Noted = Noted };

    private VenueSettings SettingsOf(string source)
    {
        VenueSettings set = settings(source);
        return set with { Patience = set.Patience with { FirstAnswer = FirstAnswer } };
    }
}
