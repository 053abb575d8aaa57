using BacktestCli.Core.Trading;

namespace BacktestCli.Reports.Imports;

/// <summary>What must be said of results of freqtrade.</summary>
internal static class FreqtradeWords
{
    /// <summary>Share of a trade's worth that its profit may differ by from what prices, fees and funding come to.</summary>
    private const decimal Rounding = 0.0001m;

    /// <summary>What stands against believing the figures, the gravest first.</summary>
    public static IReadOnlyList<ReportWarning> Warnings(FreqtradeSettings settings, IReadOnlyList<FreqtradeTrade> all, IReadOnlyList<Trade> closed)
    {
        string[] open = [.. all.Where(one => one.IsOpen).Select(one => one.Pair)];
        int stepwise = all.Count(one => !one.IsOpen && one.IsStepwise);
        Trade[] unexplained = [.. closed.Where(trade => !IsExplained(trade))];
        ReportWarning?[] found =
        [
            new("equity_between_exits", "Equity moves where a trade ends, by its whole profit: what it was between is not known, so that drawdowns and daily "
                + "returns leave out all that open trades gained and lost. What rests on bars is null."),
            open.Length == 0 ? null : new("open_trades",
                $"{Words.Count(open.Length, "trade")} had not ended ({string.Join(", ", open.Distinct())}): what they came to is not known, and they are in no figure."),
            stepwise == 0 ? null : new("stepwise_trades",
                $"{Words.Count(stepwise, "trade")} were entered or left in several orders: each stands as one, at the mean prices, with all its profit at its end."),
            unexplained.Length == 0 ? null : new("unexplained_profit",
                $"The profit of {Words.Count(unexplained.Length, "trade")} is not what prices, fees and funding come to; the first is {unexplained[0].Instrument} of "
                + $"{Core.Market.UtcTime.Format(unexplained[0].EntryTime)}. It stands as the file has it."),
            settings.Exchange != FreqtradeSettings.NoExchange ? null : new("unknown_exchange",
                "The file does not name the venue. Give it with --exchange, so that instruments are those of other reports."),
        ];
        return [.. found.OfType<ReportWarning>()];
    }

    /// <summary>What freqtrade takes into account.</summary>
    public static IReadOnlyList<AppliedEffect> Applied(bool hasFunding) =>
    [
        new("fees", true, "As the file has them, a rate at entry and at exit."),
        new("slippage", false, "Orders fill at the price that was asked for."),
        new("funding", hasFunding, hasFunding ? "As the file has it, in the profit of each trade." : "The file has none."),
    ];

    private static bool IsExplained(Trade trade)
    {
        decimal expected = trade.GrossProfit - trade.Fees - trade.Funding;
        return Math.Abs(expected - trade.NetProfit) <= Rounding * trade.Quantity * trade.EntryPrice;
    }
}
