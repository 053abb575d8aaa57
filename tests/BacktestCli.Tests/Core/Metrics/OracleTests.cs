using System.Globalization;
using System.Text.Json;
using BacktestCli.Core.Metrics;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Metrics;

/// <summary>Our metrics against closed forms computed elsewhere, where the two mean the same thing.</summary>
public sealed class OracleTests
{
    /// <summary>Our name, the reference's name, and the sign between them: we count a drawdown as a positive fraction.</summary>
    private static readonly (string Ours, string Theirs, int Sign)[] Same =
    [
        ("total_return", "total_return", 1), ("cagr", "cagr", 1), ("volatility", "volatility", 1), ("sharpe_ratio", "sharpe", 1),
        ("sortino_ratio", "sortino", 1), ("calmar_ratio", "calmar", 1), ("max_drawdown", "max_drawdown", -1),
        ("max_drawdown_duration", "max_dd_duration_peak_to_recovery_bars", 1), ("ulcer_index", "ulcer_index_n", 1), ("omega_ratio", "omega_0", 1),
        ("gain_to_pain", "gain_to_pain", 1), ("tail_ratio", "tail_ratio", 1), ("value_at_risk_95", "var_95_hist", 1),
        ("expected_shortfall_95", "cvar_95_hist", 1), ("skew", "skew_sample", 1), ("kurtosis", "kurtosis_sample_excess", 1),
        ("recovery_factor", "recovery_factor_compounded", 1), ("probabilistic_sharpe_ratio", "psr_0", 1), ("beta", "beta", 1), ("alpha", "alpha_arith", 1),
    ];

    [Theory]
    [InlineData("all_positive", 0)]
    [InlineData("all_negative", 0)]
    [InlineData("short_5", 0)]
    [InlineData("constant", 4)]
    public void Daily_metrics_agree_with_the_reference(string series, int guarded)
    {
        JsonElement all = JsonDocument.Parse(File.ReadAllText(Repository.Shared("oracle/metrics/results.json"))).RootElement.GetProperty(series);
        JsonElement reference = all.GetProperty("reference_365");
        RunStatistics run = Read(series);

        Assert.Equal(guarded, Same.Count(pair => IsNoise(pair.Theirs, series)));
        foreach ((string ours, string theirs, int sign) in Same.Where(pair => !IsNoise(pair.Theirs, series)))
            AssertClose(reference.GetProperty(theirs), sign * MetricCatalog.Find(ours)!.Of(run), ours);
        if (series != "constant")
            AssertClose(all.GetProperty("quantstats_365").GetProperty("smart_sharpe"), MetricCatalog.Find("smart_sharpe")!.Of(run), "smart_sharpe");
    }

    [Theory]
    [InlineData("sharpe_ratio")]
    [InlineData("skew")]
    [InlineData("kurtosis")]
    [InlineData("probabilistic_sharpe_ratio")]
    [InlineData("smart_sharpe")]
    public void A_series_that_never_varies_has_no_spread_to_divide_by(string metric) =>
        Assert.Null(MetricCatalog.Find(metric)!.Of(Read("constant")));

    [Fact]
    public void Trade_metrics_agree_with_the_reference()
    {
        JsonElement root = JsonDocument.Parse(File.ReadAllText(Repository.Shared("oracle/metrics/trades_results.json"))).RootElement;
        JsonElement reference = root.GetProperty("reference");
        RunStatistics run = new(new RunBuilder { Trades = [.. Rows("trades.csv").Select(ToTrade)] }.Build());

        (string Ours, string Theirs)[] same =
        [
            ("total_trades", "n"), ("win_rate", "win_rate"), ("profit_factor", "profit_factor_pnl"), ("payoff_ratio", "payoff_pnl"), ("expectancy", "expectancy_pnl"),
            ("avg_trade_return", "expectancy_pct"), ("sqn", "sqn"), ("kelly_fraction", "kelly"),
        ];
        foreach ((string ours, string theirs) in same)
            AssertClose(reference.GetProperty(theirs), MetricCatalog.Find(ours)!.Of(run), ours);
        JsonElement other = root.GetProperty("backtesting.py (0.6.6)");
        Assert.Equal(other.GetProperty("Best Trade [%]").GetDouble() / 100, MetricCatalog.Find("best_trade")!.Of(run)!.Value, 9);
        Assert.Equal(other.GetProperty("Worst Trade [%]").GetDouble() / 100, MetricCatalog.Find("worst_trade")!.Of(run)!.Value, 9);
        Assert.Equal(other.GetProperty("Max. Trade Duration").GetDouble(), MetricCatalog.Find("max_trade_duration")!.Of(run)!.Value, 9);
    }

    /// <summary>Spreads of a series that does not vary are rounding noise in the reference.</summary>
    private static bool IsNoise(string name, string series) =>
        series == "constant" && (name is "sharpe" or "skew_sample" or "kurtosis_sample_excess" or "psr_0");

    private static void AssertClose(JsonElement expected, double? actual, string name)
    {
        if (expected.ValueKind == JsonValueKind.String)
        {
            Assert.True(actual is null, $"{name} is {actual}; the reference has {expected}, which we call undefined.");
            return;
        }

        double want = expected.GetDouble();
        Assert.True(actual is { } value && Math.Abs(value - want) <= 1e-9 * Math.Max(1, Math.Abs(want)), $"{name} is {actual}, not {want}");
    }

    private static RunStatistics Read(string series)
    {
        string[][] rows = Rows($"series_{series}.csv");
        return new RunStatistics(RunBuilder.FromReturns([.. rows.Select(row => Number(row[1]))], [.. rows.Select(row => Number(row[2]))]).Build());
    }

    private static string[][] Rows(string file) =>
        [.. File.ReadLines(Repository.Shared("oracle/metrics/" + file)).Skip(1).Select(line => line.Split(','))];

    private static Trade ToTrade(string[] row) => Samples.Trade((decimal)Number(row[5])) with
    {
        Return = Number(row[7]),
        EntryTime = RunBuilder.Start,
        ExitTime = RunBuilder.Start + (int.Parse(row[10]) * BacktestCli.Core.Market.UtcTime.Day),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
