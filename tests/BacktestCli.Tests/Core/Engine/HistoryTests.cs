using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Engine;

public sealed class HistoryTests
{
    [Fact]
    public void A_strategy_sees_the_closed_bar_and_earlier_ones_and_nothing_later()
    {
        ListSource source = ListSource.Of((1.0, 1.0), (2, 2), (3, 3), (4, 4), (5, 5));
        Script whole = new() { HistoryBars = 3 };
        Run(source, whole);

        Assert.Equal([[1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [1, 2, 3, 4, 5]], whole.ClosesSeen);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Across_the_seam_of_two_blocks_it_still_sees_what_it_asked_for(int blockSize)
    {
        ListSource source = new ListSource([.. RandomMarket.Bars(1, 23)]).InBlocksOf(blockSize);
        Script script = new() { HistoryBars = 5 };
        Run(source, script);

        double[] closes = [.. RandomMarket.Bars(1, 23).Select(bar => bar.Close)];
        for (int i = 0; i < closes.Length; i++)
        {
            int wanted = Math.Min(5, i + 1);
            Assert.Equal(closes[(i + 1 - wanted)..(i + 1)], script.ClosesSeen[i][^wanted..]);
        }
    }

    [Fact]
    public void Nothing_is_allocated_for_a_bar_without_a_fill()
    {
        long few = AllocatedBy(1_000);
        long many = AllocatedBy(20_000);

        // What grows is one point a day, in a list that doubles: far under one byte a bar would be.
        Assert.InRange(many - few, 0, 20_000 / 24 * 3 * 48);
    }

    private static long AllocatedBy(int bars)
    {
        OneBlock source = new(bars);
        BacktestEngine.Run(source, new Holder(), new BacktestOptions(), CancellationToken.None);
        long before = GC.GetAllocatedBytesForCurrentThread();
        BacktestEngine.Run(source, new Holder(), new BacktestOptions(), CancellationToken.None);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class Holder : IStrategy
    {
        public int WarmUpBars => 0;

        public void OnBar(IStrategyContext context)
        {
            if (context.Position.IsFlat)
                context.Submit(Script.Buy(0.5));
        }
    }

    private sealed class OneBlock : IBarSource
    {
        private readonly BarSeries _block = new();

        public OneBlock(int bars)
        {
            foreach (Bar bar in RandomMarket.Bars(7, bars))
                _block.Add(bar);
        }

        public Instrument Instrument { get; } = new("test", MarketKind.Spot, "BTCUSDT");

        public Interval Interval => Interval.OneHour;

        public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken) => [_block];
    }
}
