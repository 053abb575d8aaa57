using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>Gives the account of a run that is over.</summary>
internal static class ResultBuilder
{
    /// <summary>The result, but for what only the simulation knows: how its equity moved and what other courses came to.</summary>
    public static BacktestResult Of(Feed[] feeds, Course declared, OrderLog log, BacktestOptions options, in RunEnd end) => new()
    {
        Instruments = [.. declared.Desks.ToArray().Where(desk => desk.Feed.Bars.Bars > 0).Select(ResultOf)],
        Interval = feeds[0].Bars.Interval,
        Options = options,
        From = end.From,
        To = end.To,
        Bars = feeds.Sum(feed => feed.Bars.Bars),
        Steps = end.Steps,
        WarmUpBars = feeds.Max(feed => feed.WarmUpBars),
        BenchmarkStart = end.Benchmark.Start,
        BenchmarkEnd = end.Benchmark.Level,
        FinalCash = declared.Portfolio.Cash,
        FinalEquity = declared.Portfolio.ExactEquity,
        Fills = declared.Ledger.Fills,
        Trades = declared.Ledger.Trades,
        Orders = log.ToStatistics(),
        Equity = end.Equity,
        AmbiguousBars = end.Probe.AmbiguousBars,
        IntrabarRange = end.Probe.Range(end.Equity.Drawdowns.MaxDepth, options.Cash),
    };

    private static InstrumentResult ResultOf(Desk desk)
    {
        (Feed feed, Holding holding) = (desk.Feed, desk.Holding);
        long to = feed.Bars.CloseTime;
        return new InstrumentResult
        {
            Instrument = feed.Instrument,
            Fees = holding.Terms.Fees,
            Weight = holding.Weight,
            Margin = holding.Terms.Margin,
            IsMargined = holding.IsMargined,
            From = feed.From,
            To = to,
            Bars = feed.Bars.Bars,
            FirstOpen = feed.FirstOpen,
            LastClose = desk.Bar.Close,
            OpenQuantity = desk.Position.Quantity,
            OpenProfit = holding.OpenProfitAt((decimal)desk.Bar.Close),
            InterestPaid = holding.InterestPaid,
            Funding = feed.Funding.Finish(feed.From, to),
            DetailInterval = feed.DetailInterval,
            BarsWithoutDetail = feed.BarsWithoutDetail,
            HasMarkPrice = feed.HasMark,
        };
    }
}

/// <summary>What a simulation knows at its end.</summary>
/// <param name="From">Open time of the first bar, Unix ms.</param>
/// <param name="To">Close time of the last, Unix ms.</param>
/// <param name="Steps">Times at which bars closed.</param>
/// <param name="Equity">How the account's worth moved.</param>
/// <param name="Benchmark">What holding the instruments was worth.</param>
/// <param name="Probe">Knows the other courses.</param>
internal readonly record struct RunEnd(long From, long To, long Steps, EquityCurve Equity, Benchmark Benchmark, PathProbe Probe);
