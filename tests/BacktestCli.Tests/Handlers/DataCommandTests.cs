using System.Text.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers;

/// <summary><c>backtest data …</c> as a user types it.</summary>
public sealed class DataCommandTests : IDisposable
{
    private const string TwoHours = "timestamp_ms,open,high,low,close,volume\n1704067200000,1,2,1,2,7\n1704070800000,2,3,2,3,8\n";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void An_imported_file_is_listed_shown_verified_and_exported_again()
    {
        Write("bars.csv", TwoHours);
        _session.Expect(0, "data", "import", "bars.csv", "--symbol", "BTCUSDT");
        Assert.StartsWith("binance spot BTCUSDT 1h (inferred: the most common step): 2 rows read, 2 bars added, 0 were there.", _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "data", "list");
        Assert.Contains("BTCUSDT", _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "data", "verify");
        _session.Expect(0, "data", "show", "--symbol", "btcusdt", "--interval", "1h");
        Assert.Contains("2 bars, 2024-01-01T00:00:00Z to 2024-01-01T02:00:00Z", _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "data", "export", "--symbol", "BTCUSDT", "--interval", "1h", "--out", "out/again.jsonl");
        _session.Expect(0, "data", "import", "out/again.jsonl", "--symbol", "BTCUSDT", "--json");
        Assert.Equal((0, 2), (Json().GetProperty("added").GetInt32(), Json().GetProperty("equal").GetInt32()));
    }

    [Fact]
    public void Every_command_speaks_JSON_and_nothing_else_on_stdout()
    {
        Write("bars.csv", "https://example.com\n" + TwoHours + "1704081600000,3,3,3,3,1\n");
        _session.Expect(0, "data", "import", "bars.csv", "--symbol", "BTCUSDT", "--interval", "1h", "--json");
        Assert.Equal("unknown", Json().GetProperty("holes")[0].GetProperty("class").GetString());
        Assert.Equal(1, Json().GetProperty("notes").GetArrayLength());
        _session.Expect(0, "data", "list", "--json");
        Assert.Equal(3, Json().GetProperty("datasets")[0].GetProperty("bars").GetInt32());
        _session.Expect(0, "data", "show", "--symbol", "BTCUSDT", "--interval", "1h", "--json");
        Assert.Equal("bars.csv", Json().GetProperty("sources")[0].GetProperty("files")[0].GetProperty("name").GetString());
        string fingerprint = Json().GetProperty("fingerprint").GetString()!;
        _session.Expect(0, "data", "show", "--data", "bars.csv", "--json");
        Assert.Equal(fingerprint, Json().GetProperty("fingerprint").GetString());
        _session.Expect(0, "data", "verify", "--json");
        Assert.Equal(0, Json().GetProperty("problems").GetArrayLength());
        _session.Expect(0, "data", "export", "--data", "sample", "--out", "x.parquet", "--json");
        Assert.Equal(8_760, Json().GetProperty("bars").GetInt32());
    }

    [Fact]
    public void Rows_at_fault_end_with_exit_code_3_and_are_repaired_only_where_asked()
    {
        Write("bars.csv", TwoHours + "1704070800000,2,3,2,3,8\n");
        _session.Expect(3, "data", "import", "bars.csv", "--symbol", "BTCUSDT");
        Assert.Contains("backtest: rows at fault: 1 of 3; nothing was imported.", _session.Error, StringComparison.Ordinal);
        Assert.Contains("bars.csv, row 4:", _session.Error, StringComparison.Ordinal);
        Assert.Empty(_session.Out);
        _session.Expect(0, "data", "import", "bars.csv", "--symbol", "BTCUSDT", "--repair", "drop");
        Assert.Contains("repaired (drop): rows that repeat a bar: 1", _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "data", "show", "--symbol", "BTCUSDT", "--interval", "1h", "--json");
        Assert.Equal("duplicate", Json().GetProperty("sources")[0].GetProperty("repaired")[0].GetProperty("fault").GetString());
    }

    [Fact]
    public void Bars_that_differ_end_with_exit_code_3_until_one_is_preferred()
    {
        Write("a.csv", TwoHours);
        Write("b.csv", TwoHours.Replace(",8\n", ",9\n", StringComparison.Ordinal));
        _session.Expect(0, "data", "import", "a.csv", "--symbol", "BTCUSDT");
        _session.Expect(3, "data", "import", "b.csv", "--symbol", "BTCUSDT");
        Assert.Contains("--prefer new or --prefer old", _session.Error, StringComparison.Ordinal);
        _session.Expect(0, "data", "import", "b.csv", "--symbol", "BTCUSDT", "--prefer", "new");
        Assert.Contains("1 differed from those in the cache; the new ones stay.", _session.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_cache_is_refused_with_exit_code_3_and_named_by_verify()
    {
        Write("bars.csv", TwoHours);
        _session.Expect(0, "data", "import", "bars.csv", "--symbol", "BTCUSDT");
        string file = Directory.GetFiles(_session.Folder, "2024.parquet", SearchOption.AllDirectories).Single();
        File.WriteAllText(file, "PAR1");
        _session.Expect(3, "data", "verify");
        Assert.Contains(file, _session.Out, StringComparison.Ordinal);
        _session.Expect(3, "data", "show", "--symbol", "BTCUSDT", "--interval", "1h");
        Assert.Contains(file, _session.Error, StringComparison.Ordinal);
        _session.Expect(0, "data", "import", "bars.csv", "--symbol", "BTCUSDT");
        Assert.Contains("2024.parquet was damaged", _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "data", "verify");
    }

    [Fact]
    public void A_damaged_dataset_does_not_stop_a_run_on_another()
    {
        Write("bars.csv", TwoHours);
        _session.Expect(0, "data", "import", "bars.csv", "--symbol", "BTCUSDT");
        _session.Expect(0, "data", "import", "bars.csv", "--symbol", "ETHUSDT");
        File.WriteAllText(Directory.GetFiles(_session.Folder, "manifest.json", SearchOption.AllDirectories).Single(path => path.Contains("ETH", StringComparison.Ordinal)), "{");
        _session.Expect(0, "run", "-s", "rsi-volume");
        Assert.DoesNotContain("SYNTHETIC", _session.Out, StringComparison.Ordinal);
        _session.Expect(3, "data", "verify");
        _session.Expect(3, "data", "show", "--symbol", "ETHUSDT", "--interval", "1h");
    }

    [Theory]
    [InlineData(2, "--symbol", "data import bars.csv")]
    [InlineData(2, "--interval is '7m'", "data import bars.csv --symbol BTCUSDT --interval 7m")]
    [InlineData(2, "sometimes", "data import bars.csv --symbol BTCUSDT --repair sometimes")]
    [InlineData(2, "no bars are named", "data show")]
    [InlineData(3, "the cache has nothing of BTCUSDT", "data show --symbol BTCUSDT")]
    [InlineData(2, "--kind is 'candles': it must be one of bars mark funding", "data list --kind candles")]
    [InlineData(2, "--symbol is missing", "data remove --yes")]
    [InlineData(3, "the cache has nothing of BTCUSDT that these options mean", "data remove --symbol BTCUSDT --yes")]
    [InlineData(2, "--from is 'soon'", "data remove --symbol BTCUSDT --from soon --yes")]
    [InlineData(2, "--to-interval is '7m'", "data resample --symbol BTCUSDT --interval 1h --to-interval 7m")]
    [InlineData(3, "bars of 30m are not made of whole bars of 1h", "data resample --symbol BTCUSDT --interval 1h --to-interval 30m")]
    [InlineData(2, "--out is 'x.doc'", "data export --data sample --out x.doc")]
    [InlineData(3, "there is no such file", "data import nowhere.csv --symbol BTCUSDT")]
    [InlineData(3, "backtest data import", "data show --symbol BTCUSDT --interval 1h")]
    [InlineData(2, "--symbol is 'BTC/USDT': it must be made of letters", "data import bars.csv --symbol BTC/USDT")]
    public void A_slip_is_named_with_its_rule(int exitCode, string said, string line)
    {
        Write("bars.csv", TwoHours);
        _session.Expect(exitCode, line.Split(' '));
        Assert.Contains(said, _session.Error, StringComparison.Ordinal);
        Assert.Empty(_session.Out);
    }

    private void Write(string name, string text) => File.WriteAllText(_session.PathOf(name), text);

    private JsonElement Json() => JsonDocument.Parse(_session.Out).RootElement;
}
