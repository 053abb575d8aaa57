using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Exchanges;
using BacktestCli.FakeVenues;

namespace BacktestCli.Tests.Data.Download;

public sealed class ResolveTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_venue_is_asked_for_its_list_once_and_the_cache_from_then_on()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        Assert.Equal(["BTC-USDT", "ETH-USDT"], await ResolveAsync(fixture, "btc/usdt", "ethusdt"));
        Assert.Equal(["SOL-USDT"], await ResolveAsync(fixture, "sol"));
        Assert.Single(fixture.Server.Requests);
    }

    [Fact]
    public async Task A_symbol_the_kept_list_does_not_know_may_be_new()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        fixture.Server.Faults.Add(new Fault { Match = "/list", Body = "BTC-USDT" });
        await ResolveAsync(fixture, "BTC-USDT");
        Assert.Equal(["ETH-USDT"], await ResolveAsync(fixture, "eth-usdt"));
        Assert.Equal(2, fixture.Server.Requests.Count);
    }

    [Fact]
    public async Task All_that_is_unknown_is_named_at_once()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        DataException fault = await Assert.ThrowsAsync<DataException>(() => ResolveAsync(fixture, "BTC-USDT", "ETHUSD", "nonsense"));
        Assert.Equal(
            "plain spot: 'ETHUSD' is not in the list of 3 instruments. Did you mean ETH-USDT? Try: backtest data search ETH --exchange plain\n"
            + "plain spot: 'nonsense' is not in the list of 3 instruments. Try: backtest data search NON --exchange plain",
            fault.Message);
    }

    [Fact]
    public async Task Without_the_venue_the_kept_list_still_says_what_is_wrong()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        await fixture.Data.ListAsync("plain", null, MarketKind.Spot, Cancellation);
        fixture.Address = new Uri("http://127.0.0.1:9");
        Assert.Equal(["BTC-USDT"], await ResolveAsync(fixture, "BTCUSDT"));
        DataException fault = await Assert.ThrowsAsync<DataException>(() => ResolveAsync(fixture, "BTCUDST"));
        Assert.Contains("Did you mean BTC-USDT? Try: backtest data search BTC --exchange plain\nThat is by the list in the cache; a newer one could not be had: plain: ", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.IsUnreachable);
    }

    [Fact]
    public async Task A_vendors_list_of_a_venue_is_kept_apart_from_the_venues_own()
    {
        await using DownloadFixture fixture = await DownloadFixture.StartAsync();
        await fixture.Data.ResolveAsync("plain", null, MarketKind.Spot, ["BTC-USDT"], Cancellation);
        for (int time = 0; time < 2; time++)
            Assert.Equal("plain", Assert.Single(await fixture.Data.ResolveAsync("plain", "vendor", MarketKind.Spot, ["BTC-USDT"], Cancellation)).Instrument.Exchange);
        Assert.Equal(2, fixture.Server.Requests.Count);
        Assert.NotNull(fixture.Cache.Instruments.Latest("plain", MarketKind.Spot));
        Assert.NotNull(fixture.Cache.Instruments.Latest("vendor-plain", MarketKind.Spot));
    }

    private static async Task<IEnumerable<string>> ResolveAsync(DownloadFixture fixture, params string[] symbols)
    {
        IReadOnlyList<VenueInstrument> found = await fixture.Data.ResolveAsync("plain", null, MarketKind.Spot, symbols, Cancellation);
        return found.Select(line => line.Instrument.Symbol);
    }
}
