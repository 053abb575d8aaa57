using BacktestCli.Core.Metrics;

namespace BacktestCli.Tests.Core.Metrics;

public sealed class MetricDocumentTests
{
    /// <summary>Every metric that a report promises.</summary>
    private const string Promised =
        """
        initial_cash final_value total_return cagr net_profit gross_profit gross_loss fees_paid slippage_paid funding_paid buy_and_hold_return excess_return alpha beta
        volatility sharpe_ratio sortino_ratio calmar_ratio omega_ratio gain_to_pain ulcer_index ulcer_performance_index recovery_factor tail_ratio skew kurtosis
        value_at_risk_95 expected_shortfall_95 probabilistic_sharpe_ratio deflated_sharpe_ratio smart_sharpe
        max_drawdown max_drawdown_duration avg_drawdown avg_drawdown_duration time_under_water
        total_trades win_rate profit_factor payoff_ratio expectancy avg_trade_return avg_winner avg_loser best_trade worst_trade avg_trade_duration
        max_trade_duration max_consecutive_wins max_consecutive_losses sqn kelly_fraction trades_per_day p_value_mean_trade
        exposure_time avg_exposure max_exposure turnover long_share total_volume_traded rejected_orders warmup_bars
        """;

    private static readonly string Folder = Path.Combine(Repository.Root, "src", "BacktestCli.Core", "Metrics");

    [Fact]
    public void The_page_of_metrics_is_what_the_catalogue_says()
    {
        string page = Path.Combine(Folder, "METRICS.md");
        if (Environment.GetEnvironmentVariable("BACKTEST_RENEW_PAGES") == "1")
            File.WriteAllText(page, MetricDocument.Text);

        Assert.True(
            File.Exists(page) && File.ReadAllText(page) == MetricDocument.Text,
            $"{page} is not what the catalogue of metrics says. Run this test once with BACKTEST_RENEW_PAGES=1 to write it anew, and read the difference.");
    }

    [Fact]
    public void Every_metric_that_a_report_promises_is_there() =>
        Assert.All(Promised.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), name => Assert.NotNull(MetricCatalog.Find(name)));

    [Fact]
    public void Every_metric_is_defined_in_one_place() => Assert.All(
        MetricCatalog.All.Concat(MetricCatalog.AgainstBenchmark).Select(metric => metric.Name).Distinct(),
        name => Assert.Equal(1, Directory.GetFiles(Folder, "*.cs").Sum(file => Occurrences(File.ReadAllText(file), name))));

    private static int Occurrences(string source, string name) =>
        System.Text.RegularExpressions.Regex.Count(source, $"(\\(\\s*|Name = )\"{name}\",");
}
