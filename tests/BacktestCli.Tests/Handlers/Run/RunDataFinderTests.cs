using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Handlers;
using BacktestCli.Handlers.Run;
using BacktestCli.Tests.Data.Cache;
using Bars = BacktestCli.Tests.Data.Bars;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Handlers.Run;

/// <summary>What a run finds in the cache beside its bars.</summary>
public sealed class RunDataFinderTests : IDisposable
{
    private static readonly Instrument Contract = new("binance", MarketKind.Perp, "BTCUSDT");

    private readonly CacheFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(24, true)]
    [InlineData(23, false)]
    public async Task The_mark_price_decides_where_the_cache_has_all_of_it(int hours, bool decides)
    {
        Keep(24, PriceKind.Trade);
        Keep(hours, PriceKind.Mark);
        RunData found = Assert.Single(await FindAsync(null));
        Assert.Equal(decides, found.Mark is not null);
        Assert.Equal(decides ? hours : 0, found.Mark is null ? 0 : Bars.Read(found.Mark).Count);
    }

    [Fact]
    public async Task Shorter_bars_that_are_not_there_end_an_offline_run()
    {
        Keep(24, PriceKind.Trade);
        DataException fault = await Assert.ThrowsAsync<DataException>(() => FindAsync("30m"));
        Assert.Contains("the cache has no 30m bars of binance perp BTCUSDT", fault.Message, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<RunData>> FindAsync(string? detail)
    {
        Surroundings surroundings = new()
        {
            Out = TextWriter.Null, Error = TextWriter.Null, Environment = new Dictionary<string, string>(), WorkingDirectory = "/", Clock = TimeProvider.System,
        };
        Terminal terminal = new(surroundings, new TerminalOptions(Json: false, Quiet: true, Verbose: false, NoColor: true, LogFile: null));
        Supply supply = new(terminal, _fixture.Cache, (_, _) => throw new InvalidOperationException("Nothing may be asked."), null, TimeProvider.System);
        RunOptions options = new()
        {
            Strategy = "",
            Offline = true,
            Data = new RunDataChoice { Symbols = ["binance:perp:BTCUSDT"], Interval = "1h", From = "2024-01-01", To = "2024-01-02", DetailInterval = detail },
        };
        return new RunDataFinder(terminal, surroundings, _fixture.Cache, supply).FindAsync(options, null, TestContext.Current.CancellationToken);
    }

    private void Keep(int hours, PriceKind price)
    {
        FetchedBars bars = CacheFixture.Fetched(Enumerable.Range(0, hours), CacheFixture.Stretch(0, hours));
        _fixture.Cache.Store(Contract, Interval.OneHour, price, bars, TestContext.Current.CancellationToken);
    }
}
