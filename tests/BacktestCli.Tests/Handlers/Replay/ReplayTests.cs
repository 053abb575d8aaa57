using System.Security.Cryptography;
using System.Text.RegularExpressions;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Models;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.Replay;

/// <summary><c>backtest replay</c>: a run is the same again, or it is said what is not.</summary>
public sealed class ReplayTests : IDisposable
{
    private const string Lock = "runs/first/run.lock";

    private const string Cached = "run -s mine.yaml --symbol AAAUSDT --interval 1h --fee 0.001 --slippage random:5bps --seed 7";

    private const string Strategy = "name: mine\ndescription: Buys a rise.\nparameters:\n  period: {type: int, default: 5, min: 2, max: 50, description: Bars.}\nentry: close > sma(period)\nexit: close < sma(period)\nsize: 90%\n";

    private readonly Session _session = new();

    public ReplayTests()
    {
        File.WriteAllText(_session.PathOf("mine.yaml"), Strategy);
        WriteBars("a.csv", 400, 0);
        WriteBars("b.csv", 400, 3);
        Import("a.csv", "AAAUSDT");
        Import("b.csv", "BBBUSDT");
    }

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData(Cached)]
    [InlineData("run -s mine.yaml -p period=9 --data a.csv --max-volume-share 0.5 --keep-open")]
    [InlineData("run -s mine.yaml --symbol BBBUSDT,AAAUSDT --interval 1h --weights AAAUSDT=0.2,BBBUSDT=0.3 --protect losses:3/24h --protect cool-down:2")]
    [InlineData("run -s mine.yaml --data a.csv --data b.csv --symbol XUSDT,YUSDT --market perp --leverage 3 --maintenance-tiers 0:0.005:50 --format csv")]
    [InlineData("run -s mine.yaml --from 2024-01-03 --equity full")]
    [InlineData("run -s mine.yaml --data sample --from 2024-03-01 --to 2024-04-01 --fill close --intrabar path")]
    public void A_run_is_the_same_again(string line)
    {
        First(line);
        string hash = Regex.Match(Read(Lock), "\"sha256\": \"([0-9a-f]{64})\"").Groups[1].Value;
        _session.Expect(0, "replay", Lock, "--frozen", "--out", "again");
        string folder = Assert.Single(Directory.GetDirectories(_session.PathOf("again")));
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "report.json")))));
        Assert.Equal(Read(Lock), File.ReadAllText(Path.Combine(folder, "run.lock")));
        Assert.Contains($"{Lock}: every input and the report are as they were.", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_run_was_judged_by_is_no_part_of_its_lock()
    {
        First(Cached);
        string unjudged = Read(Lock);
        File.Copy(_session.PathOf("runs/first/report.json"), _session.PathOf("baseline.json"));
        File.WriteAllText(_session.PathOf("policy.txt"), "default: relative 5%\n");
        First(Cached + " --against baseline.json --policy policy.txt --junit checks.xml");
        Assert.Equal(unjudged, Read(Lock));
        _session.Expect(0, "replay", Lock, "--frozen");
    }

    [Fact]
    public void The_lock_hashes_the_report_beside_it_and_holds_neither_clock_nor_folder()
    {
        First(Cached);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_session.PathOf("runs/first/report.json")))), Read(Lock), StringComparison.Ordinal);
        Assert.DoesNotContain(_session.Folder, Read(Lock), StringComparison.Ordinal);
        string before = Read(Lock);
        First(Cached);
        Assert.Equal(before, Read(Lock));
    }

    [Fact]
    public void Bars_that_come_later_change_nothing_where_the_end_was_left_open()
    {
        First("run -s mine.yaml --symbol AAAUSDT,BBBUSDT --interval 1h");
        WriteBars("later.csv", 500, 0);
        Import("later.csv", "AAAUSDT");
        _session.Expect(0, "replay", Lock, "--frozen");
    }

    [Fact]
    public void One_other_bar_is_refused_by_the_name_of_its_dataset()
    {
        First("run -s mine.yaml --data a.csv --symbol AAAUSDT");
        string[] lines = File.ReadAllLines(_session.PathOf("a.csv"));
        lines[200] = lines[200][..lines[200].LastIndexOf(',')] + ",1.5";
        File.WriteAllLines(_session.PathOf("a.csv"), lines);
        Refused(": datasets[0].fingerprint (file spot AAAUSDT 1h, file) is ");
    }

    [Fact]
    public void A_changed_strategy_is_refused_before_anything_is_read()
    {
        First("run -s mine.yaml --data a.csv");
        File.WriteAllText(_session.PathOf("mine.yaml"), Strategy.Replace("default: 5", "default: 6", StringComparison.Ordinal));
        File.Delete(_session.PathOf("a.csv"));
        Refused(": strategy.source_hash is ", ": strategy.parameters.period is 6, and the lock has 5.");
    }

    [Theory]
    [InlineData("--fee|\"0.001\"", "\"fee\": [\n      \"0.001\"", "\"fee\": [\n      \"0.002\"", ": instruments[0].taker_fee (binance spot AAAUSDT) is 0.002, and the lock has 0.001.")]
    [InlineData("seed of the options", "\"seed\": [\n      \"7\"", "\"seed\": [\n      \"8\"", ": settings.seed is 8, and the lock has 7.")]
    [InlineData("version", "\"engine_version\": \"", "\"engine_version\": \"9", ": engine_version is 0.1.0, and the lock has 90.1.0. Replay it with that version")]
    [InlineData("parameter", "\"period\": 5", "\"period\": 6", ": strategy.parameters.period is 5, and the lock has 6.")]
    [InlineData("rules", "\"tick_size\": null", "\"tick_size\": \"0.5\"", ": datasets[0].rules.tick_size (binance spot AAAUSDT 1h, cache) is null, and the lock has 0.5.")]
    [InlineData("result", "\"sha256\": \"", "\"sha256\": \"0", ": report.sha256 is ", "Every input is as it was")]
    public void Each_input_that_is_not_as_locked_is_refused_by_name(string what, string from, string to, params string[] messages)
    {
        First(Cached);
        Assert.Contains(from, Read(Lock), StringComparison.Ordinal);
        File.WriteAllText(_session.PathOf(Lock), Read(Lock).Replace(from, to, StringComparison.Ordinal));
        Refused(messages);
        _session.Expect(0, "replay", Lock, "--out", "again");
        Assert.Contains("warning: " + Lock + messages[0], _session.Error, StringComparison.Ordinal);
        Assert.NotEmpty(what);
        Assert.True(Directory.Exists(_session.PathOf("again")));
    }

    [Fact]
    public void Bars_that_are_gone_from_the_cache_are_missing_data_with_the_command_that_brings_them()
    {
        First(Cached);
        _session["BACKTEST_CACHE_DIR"] = _session.PathOf("other");
        _session.Expect(3, "replay", Lock);
        Assert.Equal(
            $"backtest: {Lock}: binance spot AAAUSDT 1h: 0 of 400 bars are cached, from 2024-01-01T00:00:00Z to 2024-01-17T16:00:00Z. Download them: "
            + "backtest data download --exchange binance --market spot --symbol AAAUSDT --interval 1h --from 2024-01-01T00:00:00Z --to 2024-01-17T16:00:00Z\n",
            _session.Error);
        WriteBars("part.csv", 300, 0);
        Import("part.csv", "AAAUSDT");
        _session.Expect(3, "replay", Lock, "--frozen");
        Assert.Contains("binance spot AAAUSDT 1h: 300 of 400 bars are cached", _session.Error, StringComparison.Ordinal);
        _session.Expect(0, "replay", Lock);
        Assert.Contains($"warning: {Lock}: datasets[0].bars (binance spot AAAUSDT 1h, cache) is 300, and the lock has 400.", _session.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", ", line 1: Expected depth to be zero at the end of the JSON payload.")]
    [InlineData("[]", "")]
    [InlineData("{\"schema\": \"backtest-lock/2\"}", " is a 'backtest-lock/2'; this program reads 'backtest-lock/1'.")]
    public void A_file_that_is_no_lock_is_broken(string text, string message)
    {
        File.WriteAllText(_session.PathOf("run.lock"), text);
        _session.Expect(2, "replay", "run.lock");
        Assert.StartsWith($"backtest: run.lock{message}", _session.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"seed\": 7,", "\"seed\": 7,\n    \"sed\": 1,", ", line 67, $.settings.sed: ")]
    [InlineData("    \"seed\": 7,\n", "", ", line 76, $.settings: ")]
    [InlineData("\"seed\": 7,", "\"seed\": \"x\",", ", line 66, $.settings.seed: ")]
    [InlineData("\"cash\": [", "\"cahs\": [", ", options: ")]
    [InlineData("\"cash\": [", "\"out\": [", ": options.out: it is no part of a lock: it says where output goes, not what is in it.")]
    [InlineData("\"from\": \"2024-01-01T00:00:00Z\"", "\"from\": \"soon\"", ": instruments[0].asked: 'soon' must be an instant")]
    public void A_lock_with_a_slip_is_broken_and_says_where(string from, string to, string place)
    {
        First(Cached);
        Assert.Contains(from, Read(Lock), StringComparison.Ordinal);
        File.WriteAllText(_session.PathOf(Lock), Read(Lock).Replace(from, to, StringComparison.Ordinal));
        _session.Expect(2, "replay", Lock);
        Assert.StartsWith($"backtest: {Lock}{place}", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signals_come_from_their_recordings_and_one_that_differs_is_named()
    {
        ModelsFake models = new();
        await using (FakeServer server = await FakeServer.StartAsync([models]))
        {
            _session["OPENAI_BASE_URL"] = new Uri(server.Address, "/models/v1").ToString();
            _session["OPENAI_API_KEY"] = "sk-test";
            _session["BACKTEST_OFFLINE"] = "0";
            First("run -s llm-sentiment --data a.csv --model openai/one --placebo 2");
        }

        Assert.NotEmpty(models.Calls);
        string first = Read(Lock);
        First("run -s llm-sentiment --data a.csv --model openai/one --placebo 2 --signals-mode replay");
        Assert.Equal(first, Read(Lock));
        _session.Expect(0, "replay", Lock, "--frozen");

        const string Store = "signals/llm-sentiment.jsonl";
        string[] lines = File.ReadAllLines(_session.PathOf(Store));
        string key = Regex.Match(lines[3], "\"key\":\"([0-9a-f]{16})").Groups[1].Value;
        string[] changed = [.. lines];
        changed[3] = Regex.Replace(lines[3], "(confidence\\\\?(?:\"|u0022):\\s*)-?[0-9.]+", "${1}0.6125");
        Assert.NotEqual(lines[3], changed[3]);
        File.WriteAllLines(_session.PathOf(Store), changed);
        Refused($": signals.recordings.{key} is ", $"look at it with backtest signals show {Store} {key}");

        File.WriteAllLines(_session.PathOf(Store), lines.Where((_, place) => place != 3));
        _session.Expect(3, "replay", Lock, "--frozen");
        File.Delete(_session.PathOf(Store));
        _session.Expect(3, "replay", Lock);
        Assert.StartsWith($"backtest: {Lock}: there is no file {Store}, which holds the recordings of the run.", _session.Error, StringComparison.Ordinal);
    }

    private void Refused(params string[] messages)
    {
        string[] before = Directory.GetDirectories(_session.PathOf("runs"));
        _session.Expect(1, "replay", Lock, "--frozen");
        foreach (string message in messages)
            Assert.Contains(message, _session.Error, StringComparison.Ordinal);
        Assert.StartsWith($"backtest: {Lock}: ", _session.Error.Split('\n').First(line => line.StartsWith("backtest:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetDirectories(_session.PathOf("runs")));
        _session.Expect(1, "replay", Lock, "--frozen", "--out", "refused/here");
        Assert.False(Directory.Exists(_session.PathOf("refused")));
    }

    private void First(string line) => _session.Expect(0, [.. line.Split(' '), "--name", "first"]);

    private string Read(string name) => File.ReadAllText(_session.PathOf(name));

    private void Import(string file, string symbol) =>
        _session.Expect(0, "data", "import", file, "--symbol", symbol, "--interval", "1h");

    private void WriteBars(string name, int count, int shift) => File.WriteAllLines(_session.PathOf(name), Enumerable.Range(0, count)
        .Select(i => (Open: Price(i + shift), Close: Price(i + shift + 1), Time: 1_704_067_200_000 + (i * 3_600_000L)))
        .Select(bar => FormattableString.Invariant(
            $"{bar.Time},{bar.Open},{Math.Max(bar.Open, bar.Close) + 1},{Math.Min(bar.Open, bar.Close) - 1},{bar.Close},{10 + (bar.Time / 3_600_000 % 7)}")));

    private static double Price(int i) => Math.Round(100 + (10 * Math.Sin(i / 9.0)) + (4 * Math.Sin(i / 2.3)), 4);
}
