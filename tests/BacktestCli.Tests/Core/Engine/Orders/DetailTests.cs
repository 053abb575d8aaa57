using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>One unit bought at the open of bar 1 at 100, stop 95, target 110: bar 2 holds both, and its minutes say more.</summary>
public sealed class DetailTests
{
    private const string Both = "100 | 100 | 100 115 90 101 | 101";

    [Theory]
    [InlineData("100 111 99 110 | 110 115 90 101", 1, "110 maker")] // the first minute reaches the target
    [InlineData("100 101 94 96 | 96 115 90 101", 1, "95 taker")] // the first minute reaches the stop
    [InlineData("100 101 99 100 | 100 115 99 101 | 101 101 90 101", 2, "110 maker")] // the second reaches the target
    [InlineData("100 101 99 100 | 100 115 90 101", 2, "95 taker")] // the second reaches both: the walk against the position decides
    [InlineData("100 104 99 103 | 92 93 90 92 | 92 115 92 101", 2, "92 taker")] // a gap between minutes through the stop
    [InlineData("100 104 99 103 | 112 115 90 101", 2, "112 maker")] // and through the target
    public void Shorter_bars_say_which_came_first(string minutes, int minute, string exit)
    {
        BacktestResult result = Run(Both, minutes);
        Fill fill = result.Fills[1];

        Assert.Equal(exit, $"{fill.Price:0.##} {(fill.Liquidity == Liquidity.Maker ? "maker" : "taker")}");
        Assert.Equal(Table.OpenOf(2) + (minute * 60_000), fill.Time);
        Assert.Equal((Interval.OneMinute, 0L), (result.Instruments[0].DetailInterval!.Value, result.Instruments[0].BarsWithoutDetail));
    }

    [Theory]
    [InlineData("100 111 99 110 | 110 115 90 101", 0)]
    [InlineData("100 101 99 100 | 100 115 90 101", 1)]
    public void A_bar_is_ambiguous_only_where_a_shorter_one_is(string minutes, int bars) =>
        Assert.Equal(bars, Run(Both, minutes).AmbiguousBars);

    [Fact]
    public void A_bar_without_shorter_ones_is_walked_itself_and_counted()
    {
        BacktestResult result = Run(Both, "100", minutesOf: 3);

        Assert.Equal(("in 2: sell 1 at 95, taker", 1L), (Table.Fills(result)[1], result.Instruments[0].BarsWithoutDetail));
    }

    [Fact]
    public void A_bar_that_meets_no_order_inside_needs_no_shorter_ones()
    {
        BacktestResult result = Run("100 | 100 | 100 104 96 101 | 92 104 90 101", "100", minutesOf: 0);

        Assert.Equal(("open 3: sell 1 at 92, taker", 0L), (Table.Fills(result)[1], result.Instruments[0].BarsWithoutDetail));
    }

    [Fact]
    public void Where_the_shorter_bars_do_not_reach_what_the_bar_reaches_nothing_fills() =>
        Assert.Equal(ExitReason.EndOfData, Assert.Single(Run(Both, "100 104 96 101").Trades).ExitReason);

    [Fact]
    public void Where_the_bar_does_not_reach_what_a_shorter_one_reaches_nothing_fills() =>
        Assert.Equal(ExitReason.EndOfData, Assert.Single(Run("100 | 100 | 100 104 96 101 | 101", "100 115 90 101").Trades).ExitReason);

    [Fact]
    public void An_entry_inside_a_shorter_bar_meets_the_minutes_after_it_and_none_before()
    {
        Order entry = new LimitOrder(Side.Buy, Size.OfBase(1), 98)
        {
            StopLoss = ProtectiveLevel.At(95), TakeProfit = ProtectiveLevel.At(110),
        };
        const string Minutes = "100 115 99 100 | 100 100 97 99 | 99 111 99 101";

        BacktestResult result = Run("100 | 100 | 100 115 97 101 | 101", Minutes, entry, after: 1);

        Assert.Equal([98m, 110m], result.Fills.Select(fill => fill.Price));
    }

    [Fact]
    public void A_trailing_stop_follows_minute_by_minute()
    {
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(1)) { TrailingStop = Trail.Amount(10) };

        Assert.Equal(103m, Run(Both, "100 114 99 113 | 113 115 105.5 106 | 103 104 90 101 | 104", entry).Fills[1].Price);
    }

    private static BacktestResult Run(string table, string minutes, int minutesOf = 2) => Run(
        table,
        minutes,
        new MarketOrder(Side.Buy, Size.OfBase(1)) { StopLoss = ProtectiveLevel.At(95), TakeProfit = ProtectiveLevel.At(110) },
        minutesOf: minutesOf);

    private static BacktestResult Run(string table, string minutes, Order entry, int minutesOf = 2, int after = 0)
    {
        ListSource bars = Table.Bars(table);
        IEnumerable<Bar> detail = Table.BarsOf(minutes).Select((bar, i) => bar with { OpenTime = Table.OpenOf(minutesOf) + (i * 60_000) });
        InstrumentFeed feed = new()
        {
            Source = bars,
            Strategy = new Decisions((bar, context) => _ = bar == after ? context.Submit(entry) : 0),
            Detail = new ListSource([.. detail]) { Instrument = bars.Instrument, Interval = Interval.OneMinute },
        };
        return BacktestEngine.Run([feed], Runs.Free, TestContext.Current.CancellationToken);
    }
}
