using System.Text.Json;
using BacktestCli.FakeVenues;

namespace BacktestCli.EndToEnd;

/// <summary><c>backtest run</c> over several instruments of several venues, as a process, against fake venues over real sockets.</summary>
public sealed class PortfolioRunTests : IAsyncLifetime
{
    private const string TwoVenues = "run -s sma-cross --interval 1h --from 2024-01-01 --to 2024-01-15 --cash binance=6000,okx=4000 --detail-interval 15m";
    private const string TwoPerps = "run -s sma-cross --market perp --symbol BTCUSDT,ETHUSDT --interval 1h --from 2024-01-01 --to 2024-02-01 --leverage 2";

    private readonly Backtest _tool = new();
    private FakeServer _venues = null!;

    public async ValueTask InitializeAsync()
    {
        _venues = await FakeServer.StartAsync(FakeVenueCatalog.All(new FakeMarket()));
        _tool.Asking(_venues.Address);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_venues.Unscripted);
        await _venues.DisposeAsync();
        _tool.Dispose();
    }

    private static string NameOf(JsonElement dataset)
    {
        JsonElement one = dataset.GetProperty("instrument");
        string[] parts = [.. new[] { "exchange", "market", "symbol" }.Select(part => one.GetProperty(part).GetString()!), dataset.GetProperty("interval").GetString()!];
        return string.Join(' ', parts);
    }

    [Fact]
    public void Instruments_of_two_venues_are_downloaded_once_and_share_a_portfolio_whatever_their_order()
    {
        _tool.Run($"{TwoVenues} --symbol binance:BTCUSDT,okx:perp:BTC-USDT-SWAP --name first").Expect(0);
        int asked = _venues.Requests.Count;
        _tool.Run($"{TwoVenues} --symbol okx:perp:btc/usdt --symbol binance:spot:btc/usdt --name second").Expect(0);
        _tool.Run($"{TwoVenues} --symbol okx:perp:BTC-USDT-SWAP,BTCUSDT --name third --offline").Expect(0);

        Assert.Equal(asked, _venues.Requests.Count);
        Assert.Equal(Text("first"), Text("second"));
        Assert.Equal(Text("first"), Text("third"));
        Assert.Equal(
            ["binance spot BTCUSDT 1h", "binance spot BTCUSDT 15m", "okx perp BTC-USDT-SWAP 1h", "okx perp BTC-USDT-SWAP 15m"],
            Report("first").GetProperty("datasets").EnumerateArray().Select(NameOf));
        string listed = _tool.Run("data list").Expect(0).Out;
        Assert.Equal(2, listed.Split('\n').Count(line => line.Contains(" 15m", StringComparison.Ordinal)));
    }

    [Fact]
    public void Contracts_are_brought_with_the_funding_of_each_and_strict_asks_for_a_margin_schedule_of_each()
    {
        _tool.Run($"{TwoPerps} --name two").Expect(0);
        string listed = _tool.Run("data list").Expect(0).Out;
        Assert.Equal(2, listed.Split('\n').Count(line => line.Contains("funding", StringComparison.Ordinal)));

        Outcome refused = _tool.Run($"{TwoPerps} --strict").Expect(3);
        Assert.Contains("binance perp BTCUSDT: liquidation fee 0.0125 is assumed.", refused.Error, StringComparison.Ordinal);
        Assert.Contains("binance perp ETHUSDT: maintenance margin 0.005 and leverage up to 125, liquidation fee 0.0125 are assumed.", refused.Error, StringComparison.Ordinal);
        _tool.Run($"{TwoPerps} --strict --maintenance-tiers 0:0.005:50 --liquidation-fee 0.01").Expect(0);
    }

    [Fact]
    public void The_sample_in_two_halves_of_a_portfolio_earns_but_for_its_lots_what_it_does_in_one()
    {
        const string Costless = "--fee 0 --slippage none";
        _tool.Run("data export --data sample --out bars.csv").Expect(0);
        _tool.Run($"run -s buy-and-hold --data sample {Costless} --name whole").Expect(0);
        _tool.Run($"run -s buy-and-hold --data sample --data bars.csv {Costless} --name halves").Expect(0);
        (double whole, double halves) = (Profit("whole"), Profit("halves"));
        Assert.NotEqual(0, whole);
        Assert.Equal(whole, halves, Math.Abs(whole) * 1e-4);
        Assert.Equal(2, Report("halves").GetProperty("datasets").GetArrayLength());
    }

    private double Profit(string name) => Report(name).GetProperty("metrics").GetProperty("net_profit").GetDouble();

    private JsonElement Report(string name)
    {
        using JsonDocument report = JsonDocument.Parse(Text(name));
        return report.RootElement.Clone();
    }

    private string Text(string name) => File.ReadAllText(_tool.PathOf($"runs/{name}/report.json"));
}
