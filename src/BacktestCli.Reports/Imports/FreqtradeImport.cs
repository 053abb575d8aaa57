using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Metrics;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports.Imports;

/// <summary>Reads what freqtrade found in a back-test.</summary>
public static class FreqtradeImport
{
    /// <summary>Metrics that rest on bars or orders, of which the file says nothing.</summary>
    private static readonly HashSet<string> Unknown =
    [
        "insurance_paid", "interest_paid", "buy_and_hold_return", "excess_return", "alpha", "beta", "time_under_water", "exposure_time", "avg_exposure",
        "max_exposure", "long_share", "rejected_orders", "warmup_bars",
    ];

    /// <summary>Reads a file of results.</summary>
    /// <param name="bytes">The file: JSON, or a zip archive of it.</param>
    /// <param name="name">What to call it in a message.</param>
    /// <param name="strategy">Which strategy; null: the only one.</param>
    /// <param name="exchange">The venue; null: what the file says.</param>
    /// <exception cref="ReportException">It is no such file, or a trade or setting in it makes no sense; says where.</exception>
    public static ForeignResult Read(byte[] bytes, string name, string? strategy, string? exchange)
    {
        FreqtradeFile file = FreqtradeFile.Read(bytes, name, strategy);
        FreqtradeSettings settings = FreqtradeSettings.Of(file, $"{name}, {file.Strategy}", exchange);
        FreqtradeTrade[] all = [.. settings.Trades.Select((json, place) => new FreqtradeTrade(json, $"{name}, {file.Strategy}, trades[{place}]"))];
        (FreqtradeTrade From, Trade Trade)[] closed =
        [
            .. all.Where(one => !one.IsOpen).Select(one => (one, one.Read(settings.InstrumentOf(one.Pair), settings.Interval)))
                .OrderBy(one => one.Item2.ExitTime).ThenBy(one => one.Item2.EntryTime).ThenBy(one => one.Item2.Instrument.ToString(), StringComparer.Ordinal),
        ];
        BacktestResult result = ResultOf(settings, all, [.. closed.Select(one => one.Trade)]);
        bool hasFunding = settings.IsMargined && closed.Any(one => one.From.Funding is not null);
        return new ForeignResult
        {
            Program = "freqtrade",
            FileHash = file.FileHash,
            Strategy = file.Strategy,
            SourceHash = file.SourceHash,
            Result = result,
            Fees = [.. result.Instruments.Select(one => FeeOf(closed.Where(pair => pair.Trade.Instrument == one.Instrument).Select(pair => pair.From)))],
            HasFunding = hasFunding,
            Leverage = settings.IsMargined ? closed.Select(one => one.From.Leverage).DefaultIfEmpty(1).Max() : null,
            Metrics = Metrics(result, hasFunding),
            Warnings = FreqtradeWords.Warnings(settings, all, [.. closed.Select(one => one.Trade)]),
            Applied = FreqtradeWords.Applied(hasFunding),
        };
    }

    private static BacktestResult ResultOf(FreqtradeSettings settings, IReadOnlyList<FreqtradeTrade> all, IReadOnlyList<Trade> trades)
    {
        (long from, long to) = (settings.From, Math.Max(settings.To, trades.Select(trade => trade.ExitTime).DefaultIfEmpty(0).Max()));
        if (trades.Select(trade => trade.EntryTime).DefaultIfEmpty(from).Min() is var first && first < from)
            from = first;
        Instrument[] instruments = [.. settings.Pairs.Concat(all.Select(one => one.Pair)).Select(settings.InstrumentOf).Distinct().OrderBy(one => one.ToString(), StringComparer.Ordinal)];
        decimal final = settings.Cash + trades.Sum(trade => trade.NetProfit);
        return new BacktestResult
        {
            Instruments = [.. instruments.Select(one => Nothing(one, from, to, settings.IsMargined))],
            Interval = settings.Interval,
            Options = new BacktestOptions { Cash = settings.Cash, MaxPositions = settings.MaxPositions, Slippage = Slippage.None },
            From = from,
            To = to,
            Bars = 0,
            Steps = 0,
            WarmUpBars = 0,
            BenchmarkStart = double.NaN,
            BenchmarkEnd = double.NaN,
            FinalCash = final,
            FinalEquity = final,
            Fills = [.. trades.SelectMany(FillsOf)],
            Trades = trades,
            Orders = new OrderStatistics([], [], []),
            Equity = ClosedEquity.Of(settings.Cash, trades, from, to),
            AmbiguousBars = 0,
        };
    }

    /// <summary>An instrument of whose bars nothing is known.</summary>
    private static InstrumentResult Nothing(Instrument instrument, long from, long to, bool isMargined) => new()
    {
        Instrument = instrument,
        Fees = new FeeSchedule(),
        Margin = new Core.Trading.Margin.MarginSchedule(),
        Weight = 0,
        IsMargined = isMargined,
        From = from,
        To = to,
        Bars = 0,
        FirstOpen = double.NaN,
        LastClose = double.NaN,
        OpenQuantity = 0,
        OpenProfit = 0,
        InterestPaid = 0,
    };

    /// <summary>An entry and an exit, all fees with the exit: metrics take their sums alone.</summary>
    private static Fill[] FillsOf(Trade trade)
    {
        return [One(trade.EntryTime, trade.EntryPrice, 0, isEntry: true), One(trade.ExitTime, trade.ExitPrice, trade.Fees, isEntry: false)];

        Fill One(long time, decimal price, decimal fee, bool isEntry) => new()
        {
            Instrument = trade.Instrument,
            Time = time,
            OrderNumber = 0,
            Side = isEntry == (trade.Side == PositionSide.Long) ? Side.Buy : Side.Sell,
            Quantity = trade.Quantity,
            Price = price,
            TouchPrice = price,
            Notional = trade.Quantity * price,
            Fee = fee,
            Slippage = 0,
            Liquidity = Liquidity.Taker,
        };
    }

    private static MetricValue[] Metrics(BacktestResult result, bool hasFunding) =>
    [
        .. MetricCatalog.Compute(new RunStatistics(result)).Select(one => new MetricValue(
            one.Metric,
            Unknown.Contains(one.Metric.Name) ? null
            : one.Metric.Name == "funding_paid" ? hasFunding ? (double)result.Trades.Sum(trade => trade.Funding) : null
            : one.Value)),
    ];

    private static decimal? FeeOf(IEnumerable<FreqtradeTrade> trades) =>
        trades.SelectMany(one => new[] { one.EntryFee, one.ExitFee }).Distinct().ToArray() is [var only] ? only : null;
}
