using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using FsCheck.Fluent;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Core.Metrics;

public sealed class MetricTests
{
    [Fact]
    public void Names_are_unique_words_in_snake_case()
    {
        string[] names = [.. MetricCatalog.All.Select(metric => metric.Name)];

        Assert.Equal(names.Distinct(), names);
        Assert.All(names, name => Assert.Matches("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", name));
    }

    [Fact]
    public void Every_metric_states_its_formula_and_source() => Assert.All(MetricCatalog.All, metric =>
    {
        Assert.NotEmpty(metric.Title);
        Assert.NotEmpty(metric.Formula);
        Assert.NotEmpty(metric.Source);
    });

    [Fact]
    public void Four_trades_can_be_checked_in_the_head()
    {
        RunBuilder run = new() { Trades = [.. new[] { 30m, 10m, -20m, 0m }.Select(Samples.Trade)], Equity = [10_010, 10_020, 10_020, 10_020] };

        AssertMetrics(
            run,
            ("total_trades", 4), ("win_rate", 0.5), ("gross_profit", 40), ("gross_loss", 20), ("profit_factor", 2), ("avg_winner", 20), ("avg_loser", -20),
            ("payoff_ratio", 1), ("kelly_fraction", 0), ("expectancy", 5), ("best_trade", 0.3), ("worst_trade", -0.2), ("avg_trade_return", 0.05),
            ("max_consecutive_wins", 2), ("max_consecutive_losses", 1), ("avg_trade_duration", 1), ("max_trade_duration", 1), ("trades_per_day", 1),
            ("sqn", 2 * 5 / Math.Sqrt(1300 / 3d)), ("net_profit", 20), ("final_value", 10_020), ("initial_cash", 10_000));
    }

    [Fact]
    public void Two_trades_have_the_p_value_of_one_degree_of_freedom()
    {
        // Returns 0.3 and 0.1: t = √2 × 0.2 ÷ 0.1414… = 2; with one degree p = 2 ÷ π × atan(1 ÷ 2).
        RunBuilder run = new() { Trades = [Samples.Trade(30), Samples.Trade(10)], Equity = [10_040] };

        AssertMetrics(run, ("p_value_mean_trade", 2 / Math.PI * Math.Atan(0.5)));
    }

    [Fact]
    public void Costs_and_volume_are_summed_over_fills()
    {
        RunBuilder run = new() { Fills = [Samples.Fill, Samples.Fill with { Fee = -0.025m, Notional = 300 }], Equity = [10_000, 10_000] };

        AssertMetrics(run, ("fees_paid", 0.1), ("slippage_paid", 0.25), ("total_volume_traded", 400), ("turnover", 0.04), ("funding_paid", null));
    }

    [Fact]
    public void What_only_margin_costs_is_undefined_without_it()
    {
        RunBuilder run = new() { Trades = [Samples.Trade(-50) with { Insurance = 2.5m, ExitReason = ExitReason.Liquidation }, Samples.Trade(1)], Equity = [9_951] };
        RunBuilder margined = run with { Instrument = run.Instrument with { Market = MarketKind.Perp } };

        AssertMetrics(run, ("insurance_paid", null), ("interest_paid", null), ("liquidations", 1));
        AssertMetrics(margined, ("insurance_paid", 2.5), ("interest_paid", null), ("liquidations", 1));
        AssertMetrics(run with { Options = new BacktestOptions { BorrowRate = 0.1m } }, ("interest_paid", 0));
    }

    [Fact]
    public void Exposure_is_measured_in_bars()
    {
        RunBuilder run = new()
        {
            Equity = [10_000, 10_000, 10_000, 10_000],
            Exposure = new ExposureSummary(1, 1, 0.25, 0.5),
            WarmUpBars = 3,
            Orders = new OrderStatistics([], [new Rejection("too small", 2, 0, 0), new Rejection("no cash", 1, 0, 0)], []),
        };

        AssertMetrics(
            run,
            ("exposure_time", 0.5), ("long_share", 0.5), ("avg_exposure", 0.25), ("max_exposure", 0.5), ("rejected_orders", 3), ("warmup_bars", 3));
    }

    [Fact]
    public void Holding_the_instrument_is_measured_from_the_first_open()
    {
        RunBuilder run = new() { Equity = [10_000, 11_000], Closes = [120, 150], FirstOpen = 100 };

        AssertMetrics(run, ("buy_and_hold_return", 0.5), ("excess_return", -0.4), ("total_return", 0.1));
    }

    [Fact]
    public void A_missing_day_repeats_the_day_before()
    {
        double[] withGap = new RunStatistics(new RunBuilder { Equity = [11_000, 9_900], Missing = [1, 2] }.Build()).Returns;

        Assert.Equal([0.1, 0, 0, -0.1], withGap.Select(r => Math.Round(r, 12)));
    }

    [Fact]
    public void A_bar_that_closes_at_midnight_belongs_to_the_day_it_ends()
    {
        double[] path = [.. Enumerable.Range(1, 48).Select(hour => 10_000d + hour)];
        double[] equity = new RunStatistics(new RunBuilder { Interval = Interval.OneHour, Equity = path }.Build()).Levels;

        Assert.Equal([10_024, 10_048], equity);
    }

    [Fact]
    public void A_run_without_trades_leaves_trade_metrics_undefined()
    {
        RunBuilder run = new() { Equity = [10_000, 10_000, 10_000] };

        AssertMetrics(
            run,
            ("total_trades", 0), ("win_rate", null), ("profit_factor", null), ("payoff_ratio", null), ("expectancy", null), ("avg_trade_return", null),
            ("best_trade", null), ("worst_trade", null), ("avg_trade_duration", null), ("max_trade_duration", null), ("sqn", null), ("kelly_fraction", null),
            ("p_value_mean_trade", null), ("sharpe_ratio", null), ("sortino_ratio", null), ("calmar_ratio", null), ("omega_ratio", null), ("beta", null),
            ("alpha", null), ("skew", null), ("tail_ratio", null), ("avg_drawdown", null), ("max_drawdown", 0), ("volatility", 0), ("long_share", null));
    }

    [Fact]
    public void One_day_has_no_spread()
    {
        RunBuilder run = new() { Equity = [10_100] };

        AssertMetrics(run, ("total_return", 0.01), ("cagr", null), ("volatility", null), ("sharpe_ratio", null), ("value_at_risk_95", null), ("beta", null));
    }

    [Fact]
    public void A_metric_is_a_finite_number_or_null() => Prop.ForAll<int[], int[]>((equity, profits) =>
    {
        RunBuilder run = new()
        {
            Equity = [.. equity.Select(value => value * 1_000d)],
            Closes = [.. equity.Select((_, i) => 100d + (i % 7))],
            Trades = [.. profits.Select(profit => Samples.Trade(profit))],
        };
        return MetricCatalog.Compute(new RunStatistics(run.Build())).All(metric => metric.Value is not { } value || double.IsFinite(value));
    }).Holds();

    private static void AssertMetrics(RunBuilder builder, params (string Name, double? Expected)[] metrics)
    {
        RunStatistics run = new(builder.Build());
        Assert.All(metrics, pair =>
        {
            double? actual = MetricCatalog.Find(pair.Name)!.Of(run);
            Assert.True(
                pair.Expected is { } expected ? actual is { } value && Math.Abs(value - expected) <= 1e-12 : actual is null,
                $"{pair.Name} is {actual?.ToString() ?? "null"}, not {pair.Expected?.ToString() ?? "null"}");
        });
    }
}
