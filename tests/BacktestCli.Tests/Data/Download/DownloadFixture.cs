using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Http;
using BacktestCli.FakeVenues;
using BacktestCli.Tests.Fakes;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Data.Download;

/// <summary>A plain venue, a cache, and what brings bars from the one into the other.</summary>
internal sealed class DownloadFixture : IAsyncDisposable
{
    /// <summary>2024-01-30: two days before a file of minutes ends.</summary>
    public const long Start = 1_706_572_800_000;

    private readonly TemporaryFolder _folder = new();

    private DownloadFixture(FakeServer server, FakeMarket market, SetClock clock)
    {
        (Server, Market, Clock) = (server, market, clock);
        Cache = new BarCache(_folder.Path, clock, "1.2.3");
        Data = Open();
    }

    public FakeServer Server { get; }

    public FakeMarket Market { get; }

    public SetClock Clock { get; }

    public BarCache Cache { get; }

    public MarketData Data { get; }

    /// <summary>What the source allows.</summary>
    public RateBudget? Budget { get; set; }

    /// <summary>Where the venue is; null: at <see cref="Server"/>.</summary>
    public Uri? Address { get; set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts it, at 2024-03-01 12:00:30.</summary>
    public static async Task<DownloadFixture> StartAsync(FakeMarket? market = null, int mostBars = 1_000, int latencyMs = 0)
    {
        SetClock clock = new("2024-03-01T12:00:30Z");
        market ??= new FakeMarket();
        return new DownloadFixture(await FakeServer.StartAsync([new PlainVenue(market) { MostBars = mostBars }], clock: clock, latencyMs: latencyMs), market, clock);
    }

    /// <summary>A request for bars from <see cref="Start"/> on.</summary>
    public static DownloadRequest Minutes(int count, params string[] symbols) => new()
    {
        Instruments = [.. symbols.DefaultIfEmpty("BTC-USDT").Select(symbol => PlainSource.Instrument(symbol))],
        Intervals = [Interval.OneMinute],
        From = Start,
        To = Start + (count * Bars.Minute),
    };

    /// <summary>Another that writes the same cache.</summary>
    public MarketData Open() => new(
        Cache,
        _ => new VenueSettings
        {
            BaseUrl = Address ?? Server.Address,
            Patience = new Patience { FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(5), Break = TimeSpan.FromMilliseconds(500) },
        },
        Clock)
    {
        Open = (_, settings) => new PlainSource(settings, Clock, Budget),
    };

    public async Task<DownloadResult> DownloadAsync(DownloadRequest request, IProgress<DownloadProgress>? progress = null, CancellationToken? cancellation = null)
    {
        DownloadPlan plan = await Data.PlanAsync(request, null, Cancellation);
        return await Data.RunAsync(plan, null, progress, cancellation ?? Cancellation);
    }

    public async Task<DownloadedDataset> DownloadOneAsync(DownloadRequest request) => Assert.Single((await DownloadAsync(request)).Datasets);

    /// <summary>What the cache has of an instrument.</summary>
    public List<Bar> Read(string symbol = "BTC-USDT") =>
        Cache.Holds(PlainSource.Instrument(symbol).Instrument, Interval.OneMinute)
            ? Bars.Read(Cache.Open(new BarRequest(PlainSource.Instrument(symbol).Instrument, Interval.OneMinute)))
            : [];

    /// <summary>What the market has, computed without the venue.</summary>
    public List<Bar> Truth(int from, int count, string symbol = "BTC-USDT") =>
    [
        .. Enumerable.Range(from, count)
            .Select(minute => Start + (minute * Bars.Minute))
            .Where(Market.Has)
            .Select(time => Market.Bar(symbol, time, time + Bars.Minute))
            .Select(bar => new Bar(bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume)),
    ];

    /// <summary>Nothing in the cache is wrong.</summary>
    public void Verify() => Assert.Empty(Cache.Verify(Cancellation));

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(Server.Unscripted);
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
