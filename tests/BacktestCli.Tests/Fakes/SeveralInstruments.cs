using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Core.Trading.Protections;
using BacktestCli.Reports;

namespace BacktestCli.Tests.Fakes;

/// <summary>A run of two instruments made by hand, with every setting that a plain run leaves alone.</summary>
internal static class SeveralInstruments
{
    public static Instrument Spot { get; } = new("binance", MarketKind.Spot, "BTCUSDT") { Base = "BTC", Quote = "USDT" };

    public static Instrument Perp { get; } = new("okx", MarketKind.Perp, "ETH-USDC-SWAP") { Base = "ETH", Quote = "USDC" };

    private static readonly RunBuilder Run = new()
    {
        Instrument = Spot,
        Options = new BacktestOptions
        {
            CashByVenue = new Dictionary<string, decimal> { ["okx"] = 4_000, ["binance"] = 6_000 },
            Slippage = new RandomSlippage(5),
            SpreadBps = 2,
            Seed = 7,
            Leverage = 5,
            MaxVolumeShare = 0.1m,
            MaxPositions = 2,
            Protections = [new CoolDownProtection(3), new TradingHoursProtection(480, 960)],
        },
        Equity = [10_000, 10_150.5, 9_900.25, 9_950],
        Closes = [1.01, 1.03, 0.99, 1.02],
        FirstOpen = 1,
        AmbiguousBars = 3,
        IntrabarRange = new IntrabarRange(-0.05, 0.06, 0.08, 0.0125),
        Trades = [Samples.Trade(50) with { ExitReason = ExitReason.TrailingStop }],
        Fills = [Samples.Fill],
    };

    private static readonly Trade Liquidated = Samples.Trade(-100) with
    {
        Instrument = Perp, Funding = 0.5m, Insurance = 12.5m, ExitReason = ExitReason.Liquidation,
    };

    public static ReportInput Input()
    {
        ReportInput input = SampleReports.InputOf(Run);
        InstrumentResult spot = input.Result.Only with { Fees = FeeSchedule.Flat(0.001m), Weight = 0.6m };
        InstrumentResult perp = spot with
        {
            Instrument = Perp,
            Weight = 0.4m,
            IsMargined = true,
            Fees = new FeeSchedule { Maker = 0.0002m, Taker = 0.0005m, Tiers = [new FeeTier(1_000_000, 0.0001m, 0.0004m)] },
            Margin = new MarginSchedule { Tiers = [new MarginTier(0, 0.004m, 125), new MarginTier(50_000, 0.005m, 100)], LiquidationFee = 0.006m },
            OpenQuantity = 0.5m,
            OpenProfit = -3.25m,
            DetailInterval = Interval.OneHour,
            BarsWithoutDetail = 2,
            HasMarkPrice = true,
            Funding = new RunFunding
            {
                Times = 12, Payments = [new FundingPayment(0, 0.001, 100, AtMark: true, 5, 0.5m)], Uncovered = [], Fingerprint = new string('d', 64),
            },
        };
        Dataset bars = input.Datasets[0] with { Gaps = [] };
        return input with
        {
            Result = input.Result with
            {
                Instruments = [spot, perp],
                Bars = 8,
                Trades = [.. input.Result.Trades, Liquidated],
                Fills = [.. input.Result.Fills, Samples.Fill with { Instrument = Perp, Fee = 0.5m }],
                Orders = new OrderStatistics(
                    [new OrderCount("limit", OrderState.Expired, 1), new OrderCount("stop_limit", OrderState.Replaced, 1)], [], Events()),
            },
            Datasets = [bars, bars with { Instrument = Perp }, bars with { Instrument = Perp, Prices = PriceKind.Mark, Fingerprint = new string('e', 64) }],
            ExtraWarnings = [],
        };
    }

    private static OrderEvent[] Events()
    {
        Order order = new LimitOrder(Side.Buy, Size.OfBase(2), 99.5) { Tag = "dip, \"A\"" };
        OrderEvent sent = new(RunBuilder.Start, Spot, 1, order, OrderState.Submitted, 0, 0, null);
        return
        [
            sent,
            sent with { Instrument = Perp, Number = 2, Order = new MarketOrder(Side.Sell, Size.Position), State = OrderState.Rejected, Reason = "no cash\nleft" },
            sent with { Time = RunBuilder.Start + 1, State = OrderState.PartiallyFilled, Quantity = 0.5m, Price = 99.25m },
            sent with { Time = RunBuilder.Start + UtcTime.Day, State = OrderState.Expired },
        ];
    }
}
