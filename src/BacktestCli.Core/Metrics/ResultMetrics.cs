namespace BacktestCli.Core.Metrics;

/// <summary>What came out, and against what.</summary>
internal static class ResultMetrics
{
    private const string Ledger = "The run's ledger.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        Money("initial_cash", "Initial cash", MetricDirection.Neither, "cash before the first bar", run => run.Result.Options.Cash),
        Money("final_value", "Final value", MetricDirection.Higher, "cash + worth of the open positions at their last closes", run => run.Result.FinalEquity),
        Return("total_return", "Total return", "final_value ÷ initial_cash − 1", Ledger, run => run.TotalReturn),
        Return("cagr", "Compound annual growth",
            "(1 + total_return)^(365 ÷ days) − 1, days = (to − from) ÷ 24 h; null under two daily returns",
            "CFA Institute, Global Investment Performance Standards (2020), with 365 days because the market never closes.",
            run => run.AnnualGrowth),
        Money("net_profit", "Net profit", MetricDirection.Higher, "final_value − initial_cash, open profit included",
            run => run.Result.FinalEquity - run.Result.Options.Cash),
        Money("gross_profit", "Gross profit", MetricDirection.Higher, "Σ net profit of winning trades", run => run.Trades.GrossProfit),
        Money("gross_loss", "Gross loss", MetricDirection.Lower, "−Σ net profit of losing trades, 0 or more", run => run.Trades.GrossLoss),
        Money("fees_paid", "Fees paid", MetricDirection.Lower, "Σ fees of all fills, rebates negative", run => Sum(run.Result.Fills, fill => fill.Fee)),
        Money("slippage_paid", "Slippage paid", MetricDirection.Lower, "Σ slippage of all fills", run => Sum(run.Result.Fills, fill => fill.Slippage)),
        Money("funding_paid", "Funding paid", MetricDirection.Lower, "Σ funding of all positions, received negative; null where funding is not modelled",
            run => run.Result.FundingPaid),
        Money("interest_paid", "Interest paid", MetricDirection.Lower, "Σ interest on what was borrowed; null where nothing can be borrowed",
            run => run.Result.Options.BorrowRate is null ? null : Sum(run.Result.Instruments, one => one.InterestPaid)),
        Money("insurance_paid", "Paid by insurance", MetricDirection.Lower,
            "Σ losses beyond the margin that venues' insurance paid; null where no position has margin",
            run => run.Result.Instruments.Any(one => one.IsMargined) ? Sum(run.Result.Trades, trade => trade.Insurance) : null),
        new()
        {
            Name = "buy_and_hold_return", Title = "Buy and hold return", Unit = MetricUnit.Fraction,
            Formula = "last close ÷ first open − 1 (several instruments: Σ weight × last close ÷ first open, ÷ Σ weight, − 1), without costs",
            Source = "The bars of the run.",
            Compute = run => run.BuyAndHoldReturn,
        },
        new()
        {
            Name = "excess_return", Title = "Excess over buy and hold", Unit = MetricUnit.Fraction, Better = MetricDirection.Higher,
            Formula = "total_return − buy_and_hold_return",
            Source = "CFA Institute, Global Investment Performance Standards (2020): arithmetic excess return.",
            Compute = run => run.TotalReturn - run.BuyAndHoldReturn,
        },
        Return("alpha", "Alpha against buy and hold",
            "(mean(r) − beta × mean(b)) × 365; r: daily returns, b: daily returns of buy and hold",
            "Jensen (1968), Journal of Finance 23(2), 389–416, with risk-free rate 0; annualised by multiplication.",
            run => run.Beta is { } beta ? (run.MeanReturn - (beta * Statistics.Mean(run.BenchmarkReturns))) * run.PeriodsPerYear : null),
        Return("beta", "Beta against buy and hold", "cov(r, b) ÷ var(b); null where b does not vary",
            "Sharpe (1964), Journal of Finance 19(3), 425–442.", run => run.Beta)
            with { Unit = MetricUnit.Ratio, Better = MetricDirection.Neither },
    ];

    private static Metric Return(string name, string title, string formula, string source, Func<ReturnStatistics, double?> compute) =>
        Metric.OfReturns(name, title, MetricUnit.Fraction, MetricDirection.Higher, formula, source, compute);

    private static Metric Money(
        string name, string title, MetricDirection better, string formula, Func<RunStatistics, decimal?> amount) => new()
    {
        Name = name, Title = title, Unit = MetricUnit.Quote, Better = better, Formula = formula, Source = Ledger,
        Compute = run => (double?)amount(run),
    };

    /// <summary>Adds up; a loop, because the generic sum costs a cold start some milliseconds.</summary>
    internal static decimal Sum<T>(IReadOnlyList<T> items, Func<T, decimal> amount)
    {
        decimal sum = 0;
        foreach (T item in items)
            sum += amount(item);
        return sum;
    }
}
