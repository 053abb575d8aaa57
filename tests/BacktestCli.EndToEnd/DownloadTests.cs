using System.Text.Json;
using BacktestCli.FakeVenues;

namespace BacktestCli.EndToEnd;

/// <summary><c>backtest data download</c> as a process, against fake venues over real sockets.</summary>
public sealed class DownloadTests : IAsyncLifetime
{
    private const string Bars = "--symbol BTCUSDT --interval 1h --from 2024-01-01 --to 2024-07-01";

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
    [InlineData("binance", "spot", "btc/usdt")]
    [InlineData("binance", "perp", "BTCUSDT")]
    [InlineData("okx", "spot", "btc-usdt")]
    [InlineData("okx", "perp", "BTC-USDT-SWAP")]
    [InlineData("bybit", "perp", "btcusdt")]
    [InlineData("deribit", "perp", "BTC-PERPETUAL")]
    public void A_second_download_asks_the_venue_for_nothing(string exchange, string market, string symbol)
    {
        string command = $"data download --exchange {exchange} --market {market} --symbol {symbol} --interval 1h --from 2024-01-01 --to 2024-04-01";
        Assert.Contains("2,184", _tool.Run(command).Expect(0).Out, StringComparison.Ordinal);
        int before = _venues.Requests.Count;

        Assert.StartsWith("Nothing is missing:", _tool.Run(command).Expect(0).Out, StringComparison.Ordinal);
        Assert.Equal(before, _venues.Requests.Count);
        _tool.Run("data verify").Expect(0);
    }

    [Fact]
    public void A_limit_and_a_body_cut_on_the_way_change_nothing()
    {
        _tool.Run($"data download {Bars} --no-archive --cache-dir plain").Expect(0);
        _venues.Faults.Add(new Fault { Match = "klines", From = 2, Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } });
        _venues.Faults.Add(new Fault { Match = "klines", From = 4, CutAfter = 0.5 });
        _venues.Faults.Add(new Fault { Match = "klines", From = 5, Body = "<html>busy</html>" });
        Outcome outcome = _tool.Run($"data download {Bars} --no-archive --cache-dir troubled -v").Expect(0);

        Assert.Contains("429", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(Fingerprint("plain"), Fingerprint("troubled"));
    }

    [Fact]
    public void A_symbol_that_is_written_twice_is_downloaded_once()
    {
        using var result = JsonDocument.Parse(_tool.Run($"data download {Bars} --symbol btc/usdt --interval 1h --json").Expect(0).Out);
        Assert.Equal(4368, Assert.Single(result.RootElement.GetProperty("datasets").EnumerateArray()).GetProperty("added").GetInt32());
    }

    [Fact]
    public void A_dry_run_asks_for_the_list_and_nothing_else()
    {
        Outcome first = _tool.Run($"data download {Bars} --dry-run").Expect(0);
        Assert.Contains("binance spot BTCUSDT 1h 2024-01-01 2024-07-01   4,368", first.Out, StringComparison.Ordinal);
        Assert.Single(_venues.Requests, request => request.Contains("exchangeInfo", StringComparison.Ordinal));
        Assert.Single(_venues.Requests);

        Outcome second = _tool.Run($"data download {Bars} --dry-run --offline --json").Expect(0);
        Assert.Single(_venues.Requests);
        using var plan = JsonDocument.Parse(second.Out);
        Assert.Equal(4368, plan.RootElement.GetProperty("datasets")[0].GetProperty("rows_at_most").GetInt32());
    }

    [Fact]
    public void A_symbol_that_fails_ends_with_3_and_the_others_are_kept()
    {
        _venues.Faults.Add(new Fault { Match = "symbol=ETHUSDT", Times = 1000, Status = 400, Body = """{"code":-1100,"msg":"Illegal characters."}""" });
        Outcome outcome = _tool.Run($"data download {Bars} --symbol ETHUSDT --no-archive").Expect(3);
        Assert.Contains("backtest: binance spot ETHUSDT 1h: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Illegal characters", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("4,368 bars", _tool.Run("data show --symbol BTCUSDT --interval 1h").Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_download_keeps_what_it_fetched_and_the_next_goes_on_from_there()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        const string Slow = "data download --symbol BTCUSDT --interval 1m --from 2024-01-01 --to 2024-03-01 --no-archive --concurrency 1";
        _venues.Faults.Add(new Fault { Match = "klines", From = 20, Times = 1000, DelayMs = 60_000 });
        Outcome outcome = await _tool.InterruptAsync(() => Pages() >= 20, Slow, token);
        Assert.Equal(130, outcome.ExitCode);
        Assert.StartsWith("backtest: interrupted; what was fetched is kept (18,", outcome.Error.Split('\n')[^2], StringComparison.Ordinal);
        _tool.Run("data verify").Expect(0);

        await _venues.DisposeAsync();
        _venues = await FakeServer.StartAsync(FakeVenueCatalog.All(new FakeMarket()));
        _tool.Asking(_venues.Address);
        _tool.Run(Slow).Expect(0);
        Assert.InRange(Pages(), 66, 70);
        Assert.Contains("86,400 bars", _tool.Run("data show --symbol BTCUSDT --interval 1m").Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Under_json_stderr_is_events_a_line_and_stdout_one_document()
    {
        _venues.Faults.Add(new Fault { Match = "klines", From = 2, Status = 503 });
        Outcome outcome = _tool.Run($"data download {Bars} --no-archive --json").Expect(0);

        JsonElement[] events = [.. outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal("plan", events[0].GetProperty("event").GetString());
        Assert.Contains(events, one => one.GetProperty("event").GetString() == "note");
        JsonElement last = events[^1];
        Assert.Equal(("progress", 4368), (last.GetProperty("event").GetString(), last.GetProperty("rows").GetInt32()));
        JsonElement result = JsonDocument.Parse(outcome.Out).RootElement;
        Assert.True(result.GetProperty("complete").GetBoolean());
        Assert.Equal(4368, result.GetProperty("datasets")[0].GetProperty("added").GetInt32());
    }

    [Fact]
    public void A_venues_address_is_set_by_option_environment_and_configuration()
    {
        string command = $"data download {Bars} --cache-dir";
        _tool["BACKTEST_BINANCE_BASE_URL"] = "http://127.0.0.1:1";
        _tool.Run($"{command} a --base-url {_venues.Address}").Expect(0);
        _tool["BACKTEST_BINANCE_BASE_URL"] = "";
        File.WriteAllText(_tool.PathOf("backtest.yaml"), $"exchanges: {{binance: {{base_url: '{_venues.Address}'}}}}\n");
        _tool.Run($"{command} b").Expect(0);
        File.WriteAllText(_tool.PathOf("backtest.yaml"), "exchanges: {binance: {base_url: 'http://127.0.0.1:1'}}\n");
        _tool["BACKTEST_BINANCE_BASE_URL"] = _venues.Address.ToString();
        _tool.Run($"{command} c").Expect(0);
        Assert.Equal(Fingerprint("a"), Fingerprint("b"));
        Assert.Equal(Fingerprint("a"), Fingerprint("c"));
    }

    [Fact]
    public void A_list_is_searched_and_kept_for_offline()
    {
        Outcome asked = _tool.Run("data search btc --exchange binance").Expect(0);
        Assert.Contains("BTCUSDT", asked.Out, StringComparison.Ordinal);
        Outcome kept = _tool.Run("data search btc --exchange binance --offline").Expect(0);
        Assert.Equal(asked.Out, kept.Out);
        Assert.StartsWith("the list as of 2", kept.Error, StringComparison.Ordinal);
        Assert.Single(_venues.Requests);
    }

    [Theory]
    [InlineData("--exchange tardis", 2, "name the venue, and the vendor with --via tardis")]
    [InlineData("--exchange binanse", 2, "Did you mean binance?")]
    [InlineData("--exchange okx --via tardis-machin", 2, "--via")]
    [InlineData("--offline", 2, "--offline forbids the network")]
    [InlineData("--with books", 2, "Did you mean book?")]
    [InlineData("--base-url localhost:1", 2, "--base-url is 'localhost:1'")]
    [InlineData("--concurrency 0", 2, "--concurrency is 0")]
    [InlineData("--symbol BTCUSD", 3, "Did you mean BTCUSDT? Try: backtest data search BTC --exchange binance")]
    public void What_cannot_be_is_told_with_the_next_step(string option, int exitCode, string said)
    {
        string symbol = option.StartsWith("--symbol", StringComparison.Ordinal) ? "" : "--symbol BTCUSDT";
        Outcome outcome = _tool.Run($"data download {symbol} --interval 1h --from 2024-01-01 --to 2024-02-01 {option}").Expect(exitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
    }

    private int Pages() => _venues.Requests.Count(request => request.Contains("klines", StringComparison.Ordinal));

    private string Fingerprint(string cache)
    {
        string shown = _tool.Run($"data show --symbol BTCUSDT --interval 1h --json --cache-dir {cache}").Expect(0).Out;
        return JsonDocument.Parse(shown).RootElement.GetProperty("fingerprint").GetString()!;
    }
}
