using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Core.Trading.Protections;

namespace BacktestCli.Tests.Core.Reference;

/// <summary>Draws scenarios from a seed: prices stand on a coarse grid, so that equal prices and touches exactly at a level are common.</summary>
internal sealed class ScenarioGenerator(int seed, Feature features)
{
    private const long Start = 1_704_067_200_000;

    private readonly Random _random = new(seed);

    public Scenario Draw()
    {
        Interval interval = Interval.Parse(Pick("1h", "12h", "1d"));
        MarketKind market = May(Feature.Perp, 2) ? MarketKind.Perp : MarketKind.Spot;
        BacktestOptions options = DrawOptions(market);
        int count = May(Feature.Several, 2) ? _random.Next(2, 4) : 1;
        bool hasVenues = May(Feature.Venues, 2);
        Leg[] legs = [.. Enumerable.Range(0, count).Select(i =>
            DrawLeg(new Instrument(hasVenues && i > 0 ? "other" : "test", market, $"{(char)('A' + i)}USDT") { Rules = DrawRules() }, interval, options))];
        return new Scenario(legs, options, interval);
    }

    private BacktestOptions DrawOptions(MarketKind market) => new()
    {
        Cash = Pick(1_000, 10_000, 3_333),
        Fees = FeeSchedule.Flat(0),
        Slippage = May(Feature.Costs, 2) ? DrawSlippage() : Slippage.None,
        SpreadBps = May(Feature.Costs, 3) ? Pick(10, 100) : 0,
        Leverage = May(Feature.Leverage, 2) ? Pick(2, 3, 5, 10, 10) : 1,
        MarginMode = May(Feature.Cross, 2) ? MarginMode.Cross : MarginMode.Isolated,
        BorrowRate = market == MarketKind.Spot && May(Feature.Borrow, 2) ? Pick(0m, 0.1m, 2m) : null,
        MaxVolumeShare = May(Feature.Volume, 2) ? Pick(0.1m, 0.5m, 1m) : null,
        MaxPositions = May(Feature.Several, 4) ? _random.Next(1, 3) : null,
        Protections = May(Feature.Protections, 2) ? [DrawProtection()] : [],
        Fill = May(Feature.CloseFill, 4) ? FillModel.Close : FillModel.NextOpen,
        Intrabar = May(Feature.Path, 2) ? IntrabarModel.Path : IntrabarModel.Pessimistic,
        KeepOpen = May(Feature.Terms, 3),
    };

    private Slippage DrawSlippage() => _random.Next(3) switch
    {
        0 => new BpsSlippage(Pick(5, 100)),
        1 => new RangeSlippage(0.25),
        _ => new ImpactSlippage(0.5),
    };

    private Protection DrawProtection() => _random.Next(5) switch
    {
        0 => new CoolDownProtection(_random.Next(1, 4)),
        1 => new DailyLossProtection(0.02, "2%"),
        2 => new DrawdownProtection(0.1, "10%"),
        3 => new TradingHoursProtection(480, 960),
        _ => new LossStreakProtection(_random.Next(1, 3), TimeSpan.FromDays(2), "2d"),
    };

    private InstrumentRules DrawRules() => !May(Feature.Rules, 2) ? InstrumentRules.Unknown : new InstrumentRules
    {
        TickSize = Pick<decimal?>(null, 0.5m, 0.1m), LotSize = Pick(0.001m, 1m, 0.25m), MinNotional = Pick(0m, 150m), MinQuantity = Pick(0m, 0.5m),
    };

    private Leg DrawLeg(Instrument instrument, Interval interval, BacktestOptions options)
    {
        Bar[] bars = DrawBars(interval, _random.Next(6, 25));
        OrderGenerator orders = new(_random, features, options);
        return new Leg(instrument, bars, [.. orders.Commands(bars)])
        {
            WarmUp = _random.Next(3),
            Fees = May(Feature.Costs, 2) ? DrawFees() : FeeSchedule.Flat(0),
            Margin = May(Feature.Leverage, 2) ? DrawMargin() : new MarginSchedule(),
            Funding = instrument.Market == MarketKind.Perp && May(Feature.Funding, 2) ? [.. DrawFunding(bars[0].OpenTime, interval)] : [],
        };
    }

    private FeeSchedule DrawFees() => new()
    {
        Maker = Pick(0m, 0.0002m, -0.0001m),
        Taker = Pick(0.001m, 0.01m),
        Tiers = _random.Next(2) == 0 ? [] : [new FeeTier(2_000, 0.0001m, 0.0005m), new FeeTier(20_000, 0, 0.0001m)],
    };

    private MarginSchedule DrawMargin() => new()
    {
        Tiers = [new MarginTier(0, 0.01m, 10), new MarginTier(5_000, 0.02m, 5), new MarginTier(20_000, 0.05m, 2)],
        LiquidationFee = Pick(0m, 0.0125m),
    };

    private IEnumerable<Payment> DrawFunding(long from, Interval interval)
    {
        for (int i = 0; i < 30; i++)
        {
            if (_random.Next(2) == 0)
                yield return new Payment(from + (i * interval.Milliseconds), Pick(0.0001m, -0.001m, 0.01m), _random.Next(2) == 0 ? Price(100) : null);
        }
    }

    private Bar[] DrawBars(Interval interval, int count)
    {
        List<Bar> bars = [];
        int price = 100;
        long time = Start;
        for (int i = 0; i < count; i++)
        {
            int open = Near(price, May(Feature.Gaps, 3) ? 6 : 1), close = Near(open, 4);
            (int high, int low) = (Math.Max(open, close) + _random.Next(4), Math.Max(1, Math.Min(open, close) - _random.Next(4)));
            if (_random.Next(8) == 0)
                (high, low, close) = (open, open, open);
            bars.Add(new Bar(time, open, high, low, close, _random.Next(5) == 0 ? 0 : _random.Next(1, 200)));
            price = close;
            time += interval.Milliseconds * (May(Feature.Gaps, 8) ? 3 : 1);
        }

        return [.. bars];
    }

    private int Near(int price, int most) => Math.Max(10, price + _random.Next(-most, most + 1));

    private decimal Price(int around) => Near(around, 5);

    /// <summary>True for one in so many, where the feature is among those asked for.</summary>
    private bool May(Feature feature, int oneIn) => features.HasFlag(feature) && _random.Next(oneIn) == 0;

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
