using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers;

/// <summary><c>backtest run</c> as a user mistypes it: each slip is told with its option and value, and none is a bug.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("run -s buy-and-hold --data sample -q --out file.txt")]
    [InlineData("run -s buy-and-hold --data sample -q --out file.txt/runs")]
    [InlineData("data export --data sample -q --out file.txt/bars.csv")]
    [InlineData("data export --data sample -q --out folder.csv")]
    [InlineData("indicators compute --data sample -q rsi(14) --out file.txt/values.csv")]
    [InlineData("indicators compute --data sample -q rsi(14) --out folder.csv")]
    public void What_cannot_be_written_ends_with_exit_code_3_and_leaves_nothing_behind(string line)
    {
        Write("file.txt", "");
        Directory.CreateDirectory(_session.PathOf("folder.csv"));
        _session.Expect(3, line.Split(' '));
        Assert.Contains(" cannot be written: ", _session.Error, StringComparison.Ordinal);
        Assert.EndsWith("Choose another place with --out.\n", _session.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_session.Folder, "*.tmp"));
    }

    [Fact]
    public void A_name_too_long_for_the_disk_ends_with_exit_code_3() => _session.Expect(3, Run("--name", new string('x', 300)));

    [Theory]
    [InlineData("")]
    [InlineData("# none yet\n\n")]
    public void A_file_without_an_expectation_is_a_slip_and_does_not_pass(string text)
    {
        Write("expect.txt", text);
        _session.Expect(2, Run("--expect", "expect.txt"));
        Assert.Equal("backtest: --expect expect.txt: there is no expectation in that file. Write one a line, such as sharpe_ratio>=1.\n", _session.Error);
    }

    [Theory]
    [InlineData("--cash", "1e5", "--cash is '1e5': it must be a number, such as 10000 or 0.001.")]
    [InlineData("--fee", "free", "--fee is 'free': it must be a number, such as 10000 or 0.001.")]
    [InlineData("--tolerance", "x", "--tolerance is 'x': it must be a number, such as 10000 or 0.001.")]
    [InlineData("--expect", "sharp_ratio>=1", "--expect 'sharp_ratio>=1': there is no metric 'sharp_ratio'. Did you mean sharpe_ratio?")]
    [InlineData("--param", "shar=1", "--param: buy-and-hold has no parameter shar; it has share. Did you mean share?")]
    [InlineData("--param", "=1", "--param is '=1': it must be key=value.")]
    [InlineData("--format", ",", "--format names no format: give json, html, csv, or some of them.")]
    [InlineData("--symbol", "X", "--data sample is one instrument and interval: leave out --exchange, --market, --symbol and --interval.")]
    [InlineData("--interval", "5m", "--data sample is one instrument and interval: leave out --exchange, --market, --symbol and --interval.")]
    [InlineData("--out", "", "the word after --out is empty: it must have a value. Is a variable of your shell not set?")]
    [InlineData("--cache-dir", "", "the word after --cache-dir is empty: it must have a value. Is a variable of your shell not set?")]
    public void A_slip_is_told_with_its_option_its_value_and_the_rule(string option, string value, string message)
    {
        _session.Expect(2, Run(option, value));
        Assert.StartsWith($"backtest: {message}\n", _session.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("BTC USDT")]
    [InlineData(".x")]
    public void A_symbol_that_no_cache_can_hold_is_a_slip_and_leaves_no_trace(string symbol)
    {
        Write("bars.csv", "1704067200000,1,2,1,2,7\n");
        string[] before = Directory.GetFileSystemEntries(_session.Folder, "*", SearchOption.AllDirectories);
        _session.Expect(2, "data", "import", "bars.csv", "--symbol", symbol, "--interval", "1h");
        Assert.StartsWith($"backtest: --symbol is '{symbol}': it must be made of letters", _session.Error, StringComparison.Ordinal);
        _session.Expect(2, "run", "-s", "buy-and-hold", "--symbol", symbol, "--interval", "1h");
        Assert.Equal(before, Directory.GetFileSystemEntries(_session.Folder, "*", SearchOption.AllDirectories));
    }

    private static string[] Run(string option, string value) => ["run", "-s", "buy-and-hold", "--data", "sample", "-q", option, value];

    private void Write(string name, string text) => File.WriteAllText(_session.PathOf(name), text);
}
