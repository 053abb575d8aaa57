using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers;

/// <summary>The door of the program: slips are named, faults have numbers.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("rnu", "'rnu' is no command, option or argument of backtest. Did you mean run?")]
    [InlineData("run -s x --intervl 5m", "Did you mean --interval?")]
    [InlineData("run", "--strategy")]
    [InlineData("data", "backtest data needs one of: download, ")]
    [InlineData("run -s x --fill never", "--fill: Argument 'never' not recognized. Must be one of: 'next-open' 'close'")]
    [InlineData("run -s rsi-volme", "Did you mean rsi-volume?")]
    [InlineData("run -s rsi-volume -p oversld=20", "Did you mean oversold?")]
    [InlineData("run -s rsi-volume -p oversold=abc", "oversold is abc")]
    [InlineData("run -s rsi-volume -p oversold", "--param is 'oversold': it must be key=value.")]
    [InlineData("run -s rsi-volume --fee 10", "maker-fee is 10")]
    [InlineData("run -s rsi-volume --cash 0", "cash is 0")]
    [InlineData("run -s rsi-volume --slippage 5", "--slippage is '5'")]
    [InlineData("run -s rsi-volume --from 2024-02-01 --to 2024-01-01", "--from 2024-02-01 is not before --to 2024-01-01")]
    [InlineData("run -s rsi-volume --symbol BTCUSDT", "--interval is missing")]
    [InlineData("run -s rsi-volume --tolerance 0.1", "--against")]
    [InlineData("run -s rsi-volume --format xml", "--format is 'xml'")]
    [InlineData("run -s rsi-volume --expect sharp_ratio>=1", "sharpe_ratio")]
    [InlineData("run -s rsi-volume --log-file no/such/folder/log.txt", "--log-file")]
    public void A_slip_of_the_user_ends_with_2_and_says_what_was_meant(string commandLine, string said)
    {
        _session.Expect(2, commandLine.Split(' '));

        Assert.Contains(said, _session.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _session.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run -s rsi-volume --exchange binance --symbol BTCUSDT --interval 1m", "backtest data import")]
    [InlineData("run -s rsi-volume --data nowhere.csv", "nowhere.csv")]
    [InlineData("run -s rsi-volume --against nowhere.json", "nowhere.json")]
    public void What_is_not_there_ends_with_3_and_says_how_to_get_it(string commandLine, string said)
    {
        _session.Expect(3, commandLine.Split(' '));

        Assert.Contains(said, _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Indicator_values_without_a_file_go_to_stdout_empty_until_warm()
    {
        _session.Expect(0, "indicators", "compute", "--data", "sample", "rsi(14)");

        string[] lines = _session.Out.Split('\n');
        Assert.Equal("open_time,rsi(14)", lines[0]);
        Assert.Equal("1704067200000,", lines[1]);
        Assert.StartsWith("1704117600000,", lines[15], StringComparison.Ordinal);
        Assert.NotEqual("1704117600000,", lines[15]);
    }

    [Fact]
    public void An_entry_whose_stop_makes_no_sense_is_counted_as_rejected_and_not_silently_dropped()
    {
        File.WriteAllText(_session.PathOf("odd.yaml"), "name: odd\ndescription: A stop as far away as the volume.\nentry: close > 0\nsize: 50%\nstop_loss: volume\n");
        _session.Expect(0, "run", "-s", "odd.yaml", "--json");

        using var report = System.Text.Json.JsonDocument.Parse(_session.Out);
        Assert.Equal(8_760, report.RootElement.GetProperty("metrics").GetProperty("rejected_orders").GetInt32());
        Assert.Contains("stop_loss is undefined, not above 0 or beyond reason", _session.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_of_the_options_is_named_at_once()
    {
        _session.Expect(2, "run", "-s", "rsi-volume", "--cash", "-1", "--slippage", "lots", "--from", "tomorrow");

        Assert.Equal(3, _session.Error.Split('\n').Count(line => line.StartsWith("backtest: --", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_failed_expectation_ends_with_1_and_says_by_how_much()
    {
        _session.Expect(1, "run", "-s", "rsi-volume", "--expect", "total_trades>=1000");

        Assert.Contains("total_trades>=1000 failed: it is", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_file_keeps_notes_and_details_and_the_screen_only_notes()
    {
        _session.Expect(0, "run", "-s", "rsi-volume", "--log-file", "log.txt");

        string log = File.ReadAllText(_session.PathOf("log.txt"));
        Assert.Contains("DBG strategy rsi-volume", log, StringComparison.Ordinal);
        Assert.Contains("INF report: runs", log, StringComparison.Ordinal);
        Assert.DoesNotContain("strategy rsi-volume, source", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Under_json_stdout_is_one_document_and_nothing_else()
    {
        _session.Expect(0, "run", "-s", "rsi-volume", "--json");

        using var report = System.Text.Json.JsonDocument.Parse(_session.Out);
        Assert.Equal("backtest-report/1", report.RootElement.GetProperty("schema").GetString());
    }

    [Fact]
    public void Timings_are_one_json_line_on_stderr()
    {
        _session.Expect(0, "run", "-s", "rsi-volume", "--timings");

        string line = _session.Error.Split('\n').Single(line => line.StartsWith('{'));
        using var timings = System.Text.Json.JsonDocument.Parse(line);
        string[] names = [.. timings.RootElement.EnumerateObject().Select(member => member.Name)];
        Assert.Equal(["load_ms", "engine_ms", "engine_ns_per_bar", "metrics_ms", "write_ms", "total_ms", "peak_mb"], names);
    }
}
