using System.Text.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Configuration;

/// <summary>Settings outside the command line: what holds, why, and what is said of mistakes.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void An_option_stands_before_the_environment_that_before_the_file_and_the_file_before_the_default()
    {
        Assert.Equal((_session.PathOf("home/.cache/backtest"), "default"), Setting("cache-dir"));
        Write("cache_dir: from-file\n");
        Assert.Equal(("from-file", "backtest.yaml:1:1"), Setting("cache-dir"));
        File.WriteAllText(_session.PathOf(".env"), "# where\nexport BACKTEST_CACHE_DIR='from-dot-env'\n");
        Assert.Equal(("from-dot-env", ".env, BACKTEST_CACHE_DIR"), Setting("cache-dir"));
        _session["BACKTEST_CACHE_DIR"] = "from-environment";
        Assert.Equal(("from-environment", "environment, BACKTEST_CACHE_DIR"), Setting("cache-dir"));
        Assert.Equal(("from-option", "option"), Setting("cache-dir", "--cache-dir", "from-option"));
    }

    [Fact]
    public void A_run_uses_the_configuration_where_the_command_line_is_silent()
    {
        Write("strategy: buy-and-hold\nmaker_fee: 0.0002\ntaker-fee: 0.0005\nparam: {share: 50%}\nrun:\n  cash: 1234\n  format: [json, csv]\ncash: 99\n");
        _session.Expect(0, "run", "--data", "sample", "--name", "x");
        using var report = JsonDocument.Parse(File.ReadAllText(_session.PathOf("runs/x/report.json")));
        Assert.Equal(1234, report.RootElement.GetProperty("run").GetProperty("settings").GetProperty("cash").GetDecimal());
        Assert.Equal(0.5, report.RootElement.GetProperty("run").GetProperty("strategy").GetProperty("parameters").GetProperty("share").GetDouble());
        Assert.True(File.Exists(_session.PathOf("runs/x/trades.csv")));
        _session.Expect(0, "run", "--data", "sample", "--name", "y", "--cash", "7", "--format", "json");
        Assert.Contains("7.00 →", _session.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(_session.PathOf("runs/y/trades.csv")));
    }

    [Theory]
    [InlineData("exchange: binance\nmarket: spot\nsymbol: BTCUSDT\ninterval: 1h\nfrom: 2030-01-01\n", "--data sample")]
    [InlineData("maker_fee: 0.01\ntaker_fee: 0.01\n", "--data sample --fee 0.001")]
    [InlineData("fee: 0.01\n", "--data sample --maker-fee 0.001")]
    public void What_is_typed_takes_away_what_the_file_answers_otherwise(string file, string typed)
    {
        Write(file);
        _session.Expect(0, ["run", "-s", "buy-and-hold", .. typed.Split(' ')]);
    }

    [Fact]
    public void Every_mistake_is_named_at_once_with_line_column_and_what_was_meant()
    {
        Write("""
            cahs: 1
            fill: [1, 2]
            symbol:
            name: {a: b}
            name: again
            run:
              foldr: x
            exchanges:
              bnance: {}
              okx: {base_url: localhost, key: SECRET}
              bybit: {archive_url: http://localhost}
            base_url: http://localhost

            """);
        _session.Expect(2, "run", "-s", "buy-and-hold", "--data", "sample");
        Assert.Equal(
            """
            backtest: backtest.yaml:1:1: there is no option cahs. Did you mean cash?
            backtest: backtest.yaml:2:7: fill takes one value, not a list.
            backtest: backtest.yaml:3:1: symbol has no value: give it one, or leave the line out.
            backtest: backtest.yaml:4:7: name takes no keys and values.
            backtest: backtest.yaml:5:1: name stands here a second time; keep one.
            backtest: backtest.yaml:7:3: run has no option foldr.
            backtest: backtest.yaml:9:3: there is no venue or vendor bnance; there are binance, okx, bybit, deribit, tardis, tardis-machine, relay. Did you mean binance?
            backtest: backtest.yaml:10:19: base_url is 'localhost': it must be an http or https address, such as http://localhost:5055.
            backtest: backtest.yaml:10:30: a key does not belong in this file, which is easily passed on: put it into the environment or into .env.
            backtest: backtest.yaml:11:11: bybit has no setting archive_url; it has base_url.
            backtest: backtest.yaml:12:1: an address belongs to one source: write it as exchanges: {binance: {base_url: …}}.

            """,
            _session.Error);
    }

    [Theory]
    [InlineData("cash: a lot\n", "backtest: backtest.yaml:1:1: --cash is 'a lot': it must be a number")]
    [InlineData("\ncash: -5\n", "backtest: backtest.yaml:2:1: --cash is -5")]
    [InlineData("fill: never\n", "backtest: backtest.yaml:1:1: --fill: ")]
    [InlineData("symbol: [A,\nB", "backtest: backtest.yaml:1:11: this is not YAML: a comma or a closing bracket is missing near here. Indent with spaces")]
    [InlineData("cash: {\n", "backtest: backtest.yaml:2:1: this is not YAML")]
    [InlineData("no_color: perhaps\n", "backtest: backtest.yaml:1:11: no-color is 'perhaps': it must be true or false.")]
    [InlineData("run:\n- cash\n", "backtest: backtest.yaml:1:1: run is a command: it holds its options")]
    [InlineData("run:\n", "backtest: backtest.yaml:1:1: run is a command: it holds its options")]
    [InlineData("cash: 1\n...\ncash: 2\n", "backtest: backtest.yaml:3:1: this is not YAML: a configuration is one list of keys and values")]
    [InlineData("- cash\n", "backtest: backtest.yaml:2:1: this is not YAML: a configuration is one list of keys and values")]
    public void A_value_that_does_not_fit_is_told_with_its_place(string file, string said)
    {
        Write(file);
        _session.Expect(2, "run", "-s", "buy-and-hold", "--data", "sample");
        Assert.StartsWith(said, _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_that_was_named_must_be_there()
    {
        _session.Expect(2, "config", "show", "--config", "no.yaml");
        Assert.StartsWith("backtest: there is no configuration no.yaml.", _session.Error, StringComparison.Ordinal);
        _session["BACKTEST_CONFIG"] = "other.yaml";
        File.WriteAllText(_session.PathOf("other.yaml"), "cash: 5\n");
        Assert.Equal(("5", "other.yaml:1:1"), Setting("cash"));
    }

    [Fact]
    public void A_key_appears_in_no_output()
    {
        const string Secret = "TD.abcdef-secret";
        File.WriteAllText(_session.PathOf(".env"), $"MY_KEY={Secret}\nBACKTEST_RELAY_KEY=\"{Secret}\"\n");
        Write("exchanges: {tardis: {key_env: MY_KEY}}\n");
        foreach (string line in new[] { "config show -v", "config show --json", "run -s buy-and-hold -v --log-file log.txt" })
        {
            _session.Expect(0, line.Split(' '));
            Assert.DoesNotContain(Secret, _session.Out + _session.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Secret, File.ReadAllText(_session.PathOf("log.txt")), StringComparison.Ordinal);
        Assert.Equal(("****", ".env, MY_KEY"), Setting("exchanges.tardis.key"));
        Assert.Equal(("****", ".env, BACKTEST_RELAY_KEY"), Setting("exchanges.relay.key"));
        File.WriteAllText(_session.PathOf(".env"), Secret);
        _session.Expect(2, "config", "show");
        Assert.Equal("backtest: .env:1:1: this is no assignment: write NAME=value.\n", _session.Error);
    }

    [Theory]
    [InlineData("SECRET\r")]
    [InlineData("SECRET # for tests")]
    [InlineData("SECRE\u0422")]
    public void A_key_that_cannot_be_one_is_refused_and_not_repeated(string key)
    {
        _session["BACKTEST_RELAY_KEY"] = key;
        _session.Expect(2, "config", "show");
        Assert.StartsWith("backtest: BACKTEST_RELAY_KEY holds a blank, a line break", _session.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRE", _session.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://me:SECRET@relay.example")]
    [InlineData("ftp://me:SECRET@relay.example")]
    [InlineData("relay.example?key=SECRET")]
    public void An_address_with_a_key_in_it_is_refused_and_not_repeated(string address)
    {
        Write($"exchanges: {{relay: {{base_url: '{address}'}}}}\n");
        _session.Expect(2, "config", "show");
        Assert.DoesNotContain("SECRET", _session.Error, StringComparison.Ordinal);
        Write("");
        _session["BACKTEST_RELAY_BASE_URL"] = address;
        _session.Expect(2, "config", "show");
        Assert.DoesNotContain("SECRET", _session.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", "true")]
    [InlineData("On", "true")]
    [InlineData("1", "true")]
    [InlineData("no", "false")]
    public void A_switch_of_the_file_is_written_as_in_the_environment(string written, string value)
    {
        Write($"keep_open: {written}\n");
        Assert.Equal(value, Setting("keep-open").Value);
        _session.Expect(0, "run", "-s", "buy-and-hold", "--data", "sample");
    }

    [Fact]
    public void The_file_that_init_writes_is_commented_out_valid_and_left_alone_afterwards()
    {
        _session.Expect(0, "config", "init");
        string text = File.ReadAllText(_session.PathOf("backtest.yaml"));
        _session.Expect(0, "config", "show");
        Write(string.Join('\n', text.Split('\n').Where(IsSetting).Select(line => line[1..])));
        Assert.Equal("0.0002", Setting("maker-fee").Value);
        Assert.Equal("http://localhost:5055", Setting("exchanges.binance.base_url").Value);
        Assert.Equal("2.00", Setting("providers.holysheep.models.gpt-4.1.input_usd_per_mtok").Value);
        Assert.Equal("signals/my-strategy.jsonl", Setting("signals.store").Value);
        _session.Expect(2, "config", "init");
        Assert.StartsWith("backtest: backtest.yaml is there already and is left alone.", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_and_version_need_no_configuration()
    {
        Write("cahs: 1\n");
        _session.Expect(0, "--version");
        _session.Expect(0, "run", "--help");
    }

    /// <summary>A line that would set something: no single blank follows its #.</summary>
    private static bool IsSetting(string line) => line.Length > 2 && line[0] == '#' && (line[1] != ' ' || line[2] == ' ');

    private (string? Value, string From) Setting(string name, params string[] options)
    {
        _session.Expect(0, ["config", "show", "--json", .. options]);
        JsonElement setting = JsonDocument.Parse(_session.Out).RootElement.GetProperty("settings").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        return (setting.GetProperty("value").GetString(), setting.GetProperty("from").GetString()!);
    }

    private void Write(string text) => File.WriteAllText(_session.PathOf("backtest.yaml"), text);
}
