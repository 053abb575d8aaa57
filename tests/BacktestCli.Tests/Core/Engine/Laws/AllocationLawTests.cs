using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Core.Trading.Protections;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Laws;

/// <summary>A bar in which nothing fills allocates nothing. Minute bars of one UTC day, measured from the 200th to the 1400th.</summary>
public sealed class AllocationLawTests
{
    private static readonly BacktestOptions Plain = Runs.Free with { Equity = EquityDetail.None };

    [Fact]
    public void A_flat_account_allocates_nothing() => Assert.Equal(0, Allocated(Plain, 1, MarketKind.Spot, new Meter()));

    [Fact]
    public void A_position_with_a_stop_far_away_allocates_nothing() =>
        Assert.Equal(0, Allocated(Plain with { Leverage = 2 }, 1, MarketKind.Perp, new Meter(Protected())));

    [Fact]
    public void A_schedule_of_funding_allocates_nothing_until_it_is_due()
    {
        FundingHistory funding = new();
        funding.Cover(long.MinValue, long.MaxValue);
        funding.Add(RunBuilder.Start + (150 * 60_000), 0.0001);
        funding.Add(RunBuilder.Start + (1_430 * 60_000), 0.0001);

        Assert.Equal(0, Allocated(Plain, 1, MarketKind.Perp, new Meter(Protected()), funding));
    }

    [Theory]
    [InlineData(MarginMode.Isolated)]
    [InlineData(MarginMode.Cross)]
    public void Ten_instruments_with_positions_allocate_nothing(MarginMode mode) => Assert.Equal(
        0, Allocated(Plain with { Leverage = 2, MarginMode = mode }, 10, MarketKind.Perp, new Meter(Protected())));

    [Fact]
    public void Interest_on_what_is_borrowed_allocates_nothing() =>
        Assert.Equal(0, Allocated(
            Plain with { BorrowRate = 0.1m }, 1, MarketKind.Spot, new Meter(new MarketOrder(Side.Sell, Size.OfBase(1)))));

    [Fact]
    public void Protections_allocate_nothing() => Assert.Equal(0, Allocated(
        Plain with { Protections = [new DailyLossProtection(0.1, "10%"), new LossStreakProtection(3, TimeSpan.FromDays(1), "1d")] }, 2,
        MarketKind.Perp,
        new Meter(Protected())));

    private static MarketOrder Protected() => new MarketOrder(Side.Buy, Size.OfBase(1)) { StopLoss = ProtectiveLevel.Away(0.4) };

    private static long Allocated(BacktestOptions options, int instruments, MarketKind market, Meter meter, FundingHistory? funding = null)
    {
        Bar[] bars = [.. Enumerable.Range(0, 1_440)
            .Select(i => new Bar(RunBuilder.Start + (i * 60_000L), 100, 101 + (i % 3), 98 - (i % 2), 100, 1))];
        InstrumentFeed[] feeds = [.. Enumerable.Range(0, instruments).Select(i => new InstrumentFeed
        {
            Source = new ListSource(bars) { Interval = Interval.OneMinute, Instrument = new Instrument("test", market, $"S{i}") },
            Strategy = i == 0 ? meter : new Meter(Protected()),
            Funding = funding,
        })];
        BacktestEngine.Run(feeds, options, TestContext.Current.CancellationToken);
        return meter.Allocated;
    }

    private sealed class Meter(Order? order = null) : IStrategy
    {
        private int _bars;
        private long _start;

        public int WarmUpBars => 0;

        public long Allocated { get; private set; } = -1;

        public void OnBar(IStrategyContext context)
        {
            switch (_bars++)
            {
                case 10 when order is not null:
                    context.Submit(order);
                    break;
                case 200:
                    _start = GC.GetAllocatedBytesForCurrentThread();
                    break;
                case 1_400:
                    Allocated = GC.GetAllocatedBytesForCurrentThread() - _start;
                    break;
            }
        }
    }
}
