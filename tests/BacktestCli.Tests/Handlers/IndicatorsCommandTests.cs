using System.Text.Json;
using BacktestCli.Core.Indicators;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers;

/// <summary><c>backtest indicators …</c> as a user types it.</summary>
public sealed class IndicatorsCommandTests : IDisposable
{
    private const string FourHours = "timestamp_ms,open,high,low,close,volume\n1704067200000,1,2,1,2,7\n1704070800000,2,3,2,3,8\n"
        + "1704074400000,3,5,3,5,0\n1704078000000,5,5,4,4,1\n";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_list_has_every_indicator_with_its_defaults_and_values()
    {
        _session.Expect(0, "indicators", "list");

        Assert.All(IndicatorCatalog.All, entry => Assert.Contains(entry.Name + "(", _session.Out, StringComparison.Ordinal));
        Assert.Contains("macd(close, 12, 26, 9)", _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "indicators", "list", "--json");
        JsonElement first = JsonDocument.Parse(_session.Out).RootElement.GetProperty("indicators")[0];
        Assert.Equal("sma", first.GetProperty("name").GetString());
        Assert.Equal(20, first.GetProperty("parameters")[0].GetProperty("default").GetDouble());
    }

    [Fact]
    public void Values_are_written_bar_by_bar_and_empty_until_they_are_there()
    {
        File.WriteAllText(_session.PathOf("bars.csv"), FourHours);
        _session.Expect(0, "indicators", "compute", "--data", "bars.csv", "--symbol", "BTCUSDT", "sma(2)", "donchian(1)", "close / volume", "--out", "out/values.csv");

        Assert.Equal("out/values.csv: 4 bars of file spot BTCUSDT 1h, 6 columns\n", _session.Out);
        Assert.Equal(
            """
            open_time,sma(2),donchian(1),donchian(1).lower,donchian(1).centerline,donchian(1).width,close / volume
            1704067200000,,,,,,0.2857142857142857
            1704070800000,2.5,2,1,1.5,0.6666666666666666,0.375
            1704074400000,4,3,2,2.5,0.4,
            1704078000000,4.5,5,3,4,0.5,4

            """,
            File.ReadAllText(_session.PathOf("out/values.csv")));
    }

    [Fact]
    public void A_column_with_a_comma_in_its_name_is_quoted()
    {
        _session.Expect(0, "indicators", "compute", "--data", "sample", "sma(close, 2)", "--out", "values.csv", "--json");

        Assert.StartsWith("open_time,\"sma(close, 2)\"\n", File.ReadAllText(_session.PathOf("values.csv")), StringComparison.Ordinal);
        Assert.Equal("sma(close, 2)", JsonDocument.Parse(_session.Out).RootElement.GetProperty("columns")[0].GetString());
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        _session.Expect(2, "indicators", "compute", "smaa(2)", "sma(0)", "--out", "values.txt");

        Assert.Equal(
            [
                "backtest: no bars are named: give --data FILE, --data sample, or --symbol and --interval of the cache.",
                "backtest: --out is 'values.txt': values are written as CSV, so it must end with .csv.",
                "backtest: \"smaa(2)\":1:1: there is no indicator or function smaa. Did you mean sma?",
                "backtest: \"sma(0)\":1:5: sma's lookback_periods is 0: it must be 1 or more.",
            ],
            _session.Error.TrimEnd().Split('\n'));
    }
}
