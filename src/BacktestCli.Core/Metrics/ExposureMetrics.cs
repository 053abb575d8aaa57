using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Metrics;

/// <summary>How much was at risk, and how much was moved.</summary>
internal static class ExposureMetrics
{
    private const string Closes = "The times at which the run's bars closed; exposure = Σ |position| × close ÷ equity at one of them.";

    private const string Ledger = "The run's ledger.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        Of("exposure_time", "Time in the market", MetricUnit.Fraction, "closes that left a position ÷ closes", Closes,
            run => (double)Held(run) / run.Result.Steps),
        Of("avg_exposure", "Average exposure", MetricUnit.Fraction, "mean exposure over all closes", Closes,
            run => run.Result.Equity.Exposure.Mean),
        Of("max_exposure", "Largest exposure", MetricUnit.Fraction, "largest exposure at any close", Closes,
            run => run.Result.Equity.Exposure.Max),
        Of("turnover", "Turnover", MetricUnit.Ratio, "total_volume_traded ÷ mean daily equity; null where that is not above 0", Ledger,
            run => Statistics.Mean(run.Levels) is > 0 and var equity ? Volume(run) / equity : null),
        Of("long_share", "Share of held time long", MetricUnit.Fraction, "closes that left no more short than long ÷ closes that left a position; null where none did",
            Closes,
            run => Held(run) > 0 ? (double)run.Result.Equity.Exposure.BarsLong / Held(run) : null),
        Of("total_volume_traded", "Volume traded", MetricUnit.Quote, "Σ quantity × price of all fills", Ledger, run => Volume(run)),
        Of("rejected_orders", "Rejected orders", MetricUnit.Count, "orders a rule forbade", Ledger,
            run => run.Result.Orders.Rejections.Sum(rejection => rejection.Count)) with { Better = MetricDirection.Lower },
        Of("liquidations", "Liquidations", MetricUnit.Count, "trades that a venue closed because their margin was gone", "The run's trades.",
            run => run.Result.Trades.Count(trade => trade.ExitReason == ExitReason.Liquidation)) with { Better = MetricDirection.Lower },
        Of("warmup_bars", "Warm-up bars", MetricUnit.Count, "bars the strategy saw before it could order, the most of any instrument", "The strategy.",
            run => run.Result.WarmUpBars),
    ];

    private static Metric Of(
        string name, string title, MetricUnit unit, string formula, string source, Func<RunStatistics, double?> compute) =>
        new() { Name = name, Title = title, Unit = unit, Formula = formula, Source = source, Compute = compute };

    private static long Held(RunStatistics run) => run.Result.Equity.Exposure.BarsLong + run.Result.Equity.Exposure.BarsShort;

    private static double Volume(RunStatistics run) => (double)ResultMetrics.Sum(run.Result.Fills, fill => fill.Notional);
}
