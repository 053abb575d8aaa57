using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using BacktestCli.FakeVenues;

namespace BacktestCli.EndToEnd;

/// <summary><c>backtest run</c> where bars must be had first, against fake venues over real sockets.</summary>
public sealed class RunDownloadTests : IAsyncLifetime
{
    private const string Spot = "run -s sma-cross --symbol btc/usdt --interval 1h --from 2024-01-01 --to 2024-07-01";
    private const string Perp = "run -s sma-cross --market perp --symbol BTCUSDT --interval 1h --from 2024-01-01 --to 2024-07-01";

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

    [Theory]
    [InlineData(Spot)]
    [InlineData(Perp)]
    public void A_run_downloads_what_is_missing_and_the_cache_gives_the_same_bytes(string command)
    {
        _tool.Run($"{command} --name first").Expect(0);
        int asked = _venues.Requests.Count;
        _tool.Run($"{command} --name second").Expect(0);
        _tool.Run($"{command} --name third --offline").Expect(0);

        Assert.True(asked > 1);
        Assert.Equal(asked, _venues.Requests.Count);
        Assert.Equal(Report("first"), Report("second"));
        Assert.Equal(Report("first"), Report("third"));
    }

    [Fact]
    public void A_range_that_is_cached_in_part_is_completed()
    {
        _tool.Run("data download --symbol BTCUSDT --interval 1h --from 2024-02-01 --to 2024-03-01").Expect(0);
        Assert.Contains("4,368 bars", _tool.Run(Spot).Expect(0).Out, StringComparison.Ordinal);
        Assert.Contains("4,368 bars", _tool.Run("run -s sma-cross --symbol BTCUSDT --interval 1h").Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Offline_uses_what_is_cached_and_refuses_in_words_what_is_not()
    {
        Outcome refused = _tool.Run($"{Spot} --offline").Expect(3);
        Assert.StartsWith("backtest: no cached bars of binance spot btc/usdt 1h, and offline none are downloaded.", refused.Error, StringComparison.Ordinal);
        Assert.Empty(_venues.Requests);
        Outcome dateless = _tool.Run("run -s sma-cross --symbol BTCUSDT --interval 1h").Expect(3);
        Assert.Contains("Give --from and --to", dateless.Error, StringComparison.Ordinal);
        Assert.Empty(_venues.Requests);

        _tool.Run("data download --symbol BTCUSDT --interval 1h --from 2024-02-01 --to 2024-03-01").Expect(0);
        Assert.Contains("696 bars", _tool.Run($"{Spot} --offline").Expect(0).Out, StringComparison.Ordinal);
        Assert.Contains("--strict is set", _tool.Run($"{Spot} --offline --strict").Expect(3).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strategys_own_bars_are_downloaded_and_the_sample_stands_in_where_no_venue_can_be_reached()
    {
        _tool["BACKTEST_BINANCE_BASE_URL"] = "http://127.0.0.1:1";
        Outcome sample = _tool.Run("run -s buy-and-hold").Expect(0);
        Assert.StartsWith(
            "Running on the bundled SYNTHETIC sample (BTCUSDT 1h, invented prices): no cached bars of binance spot BTCUSDT 1h, and binance cannot be reached.\n",
            sample.Out,
            StringComparison.Ordinal);
        Assert.Contains("--strict is set", _tool.Run("run -s buy-and-hold --strict").Expect(3).Error, StringComparison.Ordinal);

        _tool.Asking(_venues.Address);
        Assert.StartsWith("buy-and-hold  binance spot BTCUSDT 1h  2024-01-01 → 2025-01-01  8,784 bars", _tool.Run("run -s buy-and-hold").Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_venue_that_takes_the_call_and_says_nothing_counts_as_out_of_reach()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        _tool["BACKTEST_BINANCE_BASE_URL"] = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}";
        Outcome outcome = _tool.Run("run -s buy-and-hold -v").Expect(0);
        Assert.Contains("and binance cannot be reached.", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("no answer within 5 s", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Funding_comes_along_for_perpetuals_and_is_named_where_it_is_missing()
    {
        _tool.Run($"{Perp} --name with").Expect(0);
        JsonElement funding = Run("with").GetProperty("instruments")[0].GetProperty("funding");
        Assert.Equal(JsonValueKind.Object, funding.ValueKind);
        _tool.Run($"{Perp} --name without --no-funding").Expect(0);
        Assert.Equal(JsonValueKind.Null, Run("without").GetProperty("instruments")[0].GetProperty("funding").ValueKind);

        const string Eth = "--market perp --symbol ETHUSDT --interval 1h --from 2024-01-01";
        string eth = Perp.Replace("BTC", "ETH", StringComparison.Ordinal);
        _tool.Run($"data download {Eth} --to 2024-07-01 --no-funding").Expect(0);
        Assert.Contains("perp_without_funding", _tool.Run($"{eth} --offline").Expect(0).Out, StringComparison.Ordinal);
        Assert.Contains("no funding is known", _tool.Run($"{eth} --offline --strict").Expect(3).Error, StringComparison.Ordinal);
        _tool.Run($"data download {Eth} --to 2024-02-01").Expect(0);
        Assert.Contains("missing_funding", _tool.Run($"{eth} --offline").Expect(0).Out, StringComparison.Ordinal);
        Assert.Contains("funding is unknown for 151 days", _tool.Run($"{eth} --offline --strict").Expect(3).Error, StringComparison.Ordinal);
        _tool.Run($"{eth} --strict").Expect(0);
    }

    [Fact]
    public void A_range_that_ends_inside_a_bar_has_the_funding_of_the_whole_bar()
    {
        const string Days = "run -s buy-and-hold --market perp --symbol BTCUSDT --interval 1d --from 2024-01-01 --strict";
        _tool.Run($"{Days} --to 2024-03-01T05:00:00Z --name inside").Expect(0);
        _tool.Run($"{Days} --to 2024-03-02 --name whole").Expect(0);
        Assert.Equal(Report("whole"), Report("inside"));
    }

    [Fact]
    public void A_vendors_bars_of_a_venue_stay_the_venues()
    {
        const string Day = "run -s buy-and-hold --market perp --symbol BTCUSDT --interval 1h --from 2024-01-01 --to 2024-01-02";
        Assert.StartsWith("buy-and-hold  binance perp BTCUSDT 1h", _tool.Run($"{Day} --via tardis").Expect(0).Out, StringComparison.Ordinal);
        int asked = _venues.Requests.Count;
        Assert.StartsWith("buy-and-hold  binance perp BTCUSDT 1h", _tool.Run($"{Day} --via tardis").Expect(0).Out, StringComparison.Ordinal);
        Assert.Equal(asked, _venues.Requests.Count);
    }

    [Fact]
    public void A_key_that_the_server_repeats_is_shown_nowhere()
    {
        _tool["BACKTEST_RELAY_KEY"] = "SECRET-KEY";
        _venues.Faults.Add(new Fault { Match = "market", Times = 100, Status = 401, Body = """{"error":"no such key: SECRET-KEY"}""" });
        Outcome outcome = _tool.Run("data download --via relay --symbol BTCUSDT --interval 1h --from 2024-01-01 --to 2024-01-02 -v").Expect(3);
        Assert.Contains("no such key: ****", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET-KEY", outcome.Error + outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spot", "1w", 157)]
    [InlineData("perp", "1w", 157)]
    [InlineData("perp", "3d", 368)]
    public void Bars_that_reach_into_the_next_year_are_kept_with_the_year_they_open_in(string market, string interval, int bars)
    {
        string range = $"--market {market} --symbol BTCUSDT --interval {interval} --from 2020-12-25 --to 2024-01-01";
        Assert.Contains($"  {bars} bars", _tool.Run($"run -s buy-and-hold {range}").Expect(0).Out, StringComparison.Ordinal);
        _tool.Run("data verify").Expect(0);
    }

    [Theory]
    [InlineData("--to 2023-01-01")]
    [InlineData("--from 2025-06-01")]
    public void A_range_that_is_empty_with_the_strategys_other_end_is_a_slip(string end)
    {
        Outcome outcome = _tool.Run($"run -s buy-and-hold {end}").Expect(2);
        Assert.Contains("Give both --from and --to.", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(_venues.Requests);
    }

    [Fact]
    public void Rules_of_the_kept_list_hold_with_their_date()
    {
        Outcome outcome = _tool.Run(Spot).Expect(0);
        Assert.Contains("assumed_rules: binance spot BTCUSDT: the rules as of 2", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_that_cannot_be_had_end_the_run_with_the_next_step()
    {
        _venues.Faults.Add(new Fault { Match = "klines", Times = 1000, Status = 418 });
        Outcome outcome = _tool.Run($"{Spot} --no-archive").Expect(3);
        Assert.Contains("418", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--offline runs on that", outcome.Error, StringComparison.Ordinal);
    }

    private JsonElement Run(string name) => JsonDocument.Parse(Report(name)).RootElement.GetProperty("run");

    private string Report(string name) => File.ReadAllText(_tool.PathOf($"runs/{name}/report.json"));
}
