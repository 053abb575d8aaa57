using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Tests.Data.Cache;

public sealed class InstrumentStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Folder => Path.Combine(_folder.Path, "v1", "exchange=okx", "instruments");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_list_comes_back_as_it_was_with_its_date_and_in_the_order_of_the_symbols()
    {
        VenueInstrument plain = new() { Instrument = new Instrument("okx", MarketKind.Perp, "BTC-USDT-SWAP"), Product = "SWAP" };
        VenueInstrument full = new()
        {
            Instrument = new Instrument("okx", MarketKind.Perp, "1000\"PEPE-USD_UM")
            {
                Base = "1000PEPE",
                Quote = "USD",
                Rules = new InstrumentRules { TickSize = 0.10m, LotSize = 0.001m, MinQuantity = 5m, MinNotional = 7.5m },
            },
            Product = "SWAP",
            Settle = "1000PEPE",
            IsInverse = true,
            ContractSize = 100m,
            IsTrading = false,
            ListedAt = Bars.Start,
            FundingHours = 4,
        };
        Save(1, MarketKind.Perp, plain, full);
        StoredInstruments stored = Cache(9).Instruments.Latest("okx", MarketKind.Perp)!;
        Assert.Equal(new DateOnly(2026, 1, 1), stored.Date);
        Assert.Equal([full, plain], stored.Instruments);
    }

    [Fact]
    public void Both_markets_of_a_day_share_a_file_and_the_newest_date_that_has_the_market_is_taken()
    {
        Save(1, MarketKind.Spot, Line(MarketKind.Spot, "A"));
        Save(2, MarketKind.Perp, Line(MarketKind.Perp, "B"));
        Save(2, MarketKind.Spot, Line(MarketKind.Spot, "C"));
        Save(3, MarketKind.Perp, Line(MarketKind.Perp, "D"));
        Save(3, MarketKind.Perp, Line(MarketKind.Perp, "E"));
        Assert.Equal(["2026-01-01.json", "2026-01-02.json", "2026-01-03.json"], Directory.GetFiles(Folder, "*.json").Select(Path.GetFileName).Order());
        InstrumentStore store = Cache(9).Instruments;
        Assert.Equal((2, "C"), (store.Latest("okx", MarketKind.Spot)!.Date.Day, store.Latest("okx", MarketKind.Spot)!.Instruments.Single().Instrument.Symbol));
        Assert.Equal((3, "E"), (store.Latest("okx", MarketKind.Perp)!.Date.Day, store.Latest("okx", MarketKind.Perp)!.Instruments.Single().Instrument.Symbol));
        Assert.Null(store.Latest("bybit", MarketKind.Spot));
        Assert.Empty(Verify());
    }

    [Fact]
    public void Equal_lists_are_equal_bytes_one_instrument_a_line()
    {
        VenueInstrument[] lines = [.. Enumerable.Range(0, 50).Select(number => Line(MarketKind.Spot, $"S{number}"))];
        Save(1, MarketKind.Spot, lines);
        Save(2, MarketKind.Spot, [.. lines.Reverse()]);
        byte[] first = File.ReadAllBytes(Path.Combine(Folder, "2026-01-01.json"));
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(Folder, "2026-01-02.json")));
        Assert.Equal(50 + 4, File.ReadAllLines(Path.Combine(Folder, "2026-01-01.json")).Length);
    }

    [Fact]
    public async Task Markets_saved_at_once_are_both_kept()
    {
        await Task.WhenAll(new[] { MarketKind.Spot, MarketKind.Perp }.Select(market => Task.Run(
            () => Save(1, market, Line(market, "X")), TestContext.Current.CancellationToken)));
        Assert.NotNull(Cache(1).Instruments.Latest("okx", MarketKind.Spot));
        Assert.NotNull(Cache(1).Instruments.Latest("okx", MarketKind.Perp));
    }

    [Theory]
    [InlineData("{\"spot\": [{}]}")]
    [InlineData("{\"spot\": [{\"symbol\": 7, \"product\": \"um\"}]}")]
    [InlineData("{\"moon\": []}")]
    [InlineData("{\"spot\": [")]
    [InlineData("[]")]
    public void A_damaged_list_is_named_and_passed_over(string nonsense)
    {
        Save(1, MarketKind.Spot, Line(MarketKind.Spot, "A"));
        Save(2, MarketKind.Spot, Line(MarketKind.Spot, "B"));
        string path = Path.Combine(Folder, "2026-01-02.json");
        File.WriteAllText(path, nonsense);
        CacheProblem problem = Assert.Single(Verify());
        Assert.Equal((path, true), (problem.File, problem.What.StartsWith("it is damaged: ", StringComparison.Ordinal)));
        Assert.Equal("A", Cache(3).Instruments.Latest("okx", MarketKind.Spot)!.Instruments.Single().Instrument.Symbol);
        Save(2, MarketKind.Spot, Line(MarketKind.Spot, "B"));
        Assert.Empty(Verify());
    }

    private static VenueInstrument Line(MarketKind market, string symbol) => new() { Instrument = new Instrument("okx", market, symbol), Product = "x" };

    private IReadOnlyList<CacheProblem> Verify() => Cache(1).Verify(TestContext.Current.CancellationToken);

    private void Save(int day, MarketKind market, params VenueInstrument[] lines) =>
        Cache(day).Instruments.Save("okx", market, lines, TestContext.Current.CancellationToken);

    private BarCache Cache(int day) => new(_folder.Path, new DayClock(day), "1");

    private sealed class DayClock(int day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, day, 12, 0, 0, TimeSpan.Zero);
    }
}
