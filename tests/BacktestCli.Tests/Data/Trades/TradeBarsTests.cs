using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Series;
using BacktestCli.Data.Trades;

namespace BacktestCli.Tests.Data.Trades;

public sealed class TradeBarsTests
{
    private const long Day = 1_704_067_200_000;
    private const long Minute = 60_000;

    private static readonly TimeRange Whole = new(Day, Day + UtcTime.Day);

    [Theory]
    [InlineData("1s")]
    [InlineData("1m")]
    [InlineData("15m")]
    [InlineData("8h")]
    [InlineData("1d")]
    public void Bars_of_any_length_equal_the_same_trades_grouped_by_hand(string length)
    {
        Interval interval = Interval.Parse(length);
        MarketTrade[] trades = [.. Random(20_000, seed: 7)];
        BarTable bars = Gather(trades, interval);
        var expected = trades
            .Where(trade => trade.Micros >= Day * 1000 && trade.Micros < (Day + UtcTime.Day) * 1000)
            .Select((trade, place) => (Trade: trade, Place: place))
            .GroupBy(row => interval.Floor(row.Trade.Micros / 1000))
            .OrderBy(group => group.Key)
            .Select(group =>
            {
                MarketTrade[] sorted = [.. group.OrderBy(row => row.Trade.Micros).ThenBy(row => row.Place).Select(row => row.Trade)];
                MarketTrade[] buys = [.. sorted.Where(trade => trade.Side == TakerSide.Buy)];
                return (group.Key, Values: new[]
                {
                    sorted[0].Price, sorted.Max(trade => trade.Price), sorted.Min(trade => trade.Price), sorted[^1].Price,
                    Text(sorted.Sum(trade => trade.Amount)), Text(sorted.Sum(trade => trade.Amount * trade.ExactPrice)), sorted.Length,
                    Text(buys.Sum(trade => trade.Amount)), Text(buys.Sum(trade => trade.Amount * trade.ExactPrice)),
                });
            })
            .ToArray();

        Assert.Equal(expected.Select(bar => bar.Key), bars.Times.ToArray());
        for (int bar = 0; bar < bars.Count; bar++)
            Assert.Equal(expected[bar].Values, Enumerable.Range(0, BarFields.Count).Select(field => bars[(BarField)field][bar]));
    }

    [Fact]
    public void Minutes_put_together_are_the_hour_of_the_same_trades()
    {
        // Eighths add up without rounding, so that the sums of the two ways are the same bits.
        MarketTrade[] trades = [.. Random(20_000, seed: 8).Select(trade => trade with { Amount = decimal.Truncate(trade.Amount * 8) / 8 })];
        BarTable minutes = Gather(trades, Interval.OneMinute);
        BarTable hours = Gather(trades, Interval.OneHour);
        for (int hour = 0; hour < hours.Count; hour++)
        {
            int[] inside = [.. Enumerable.Range(0, minutes.Count).Where(minute => Interval.OneHour.Floor(minutes.Times[minute]) == hours.Times[hour])];
            Assert.Equal(minutes[BarField.Open][inside[0]], hours[BarField.Open][hour]);
            Assert.Equal(inside.Max(minute => minutes[BarField.High][minute]), hours[BarField.High][hour]);
            Assert.Equal(inside.Min(minute => minutes[BarField.Low][minute]), hours[BarField.Low][hour]);
            Assert.Equal(minutes[BarField.Close][inside[^1]], hours[BarField.Close][hour]);
            Assert.Equal(inside.Sum(minute => minutes[BarField.Volume][minute]), hours[BarField.Volume][hour]);
            Assert.Equal(inside.Sum(minute => minutes[BarField.Trades][minute]), hours[BarField.Trades][hour]);
            Assert.Equal(inside.Sum(minute => minutes[BarField.TakerBuyVolume][minute]), hours[BarField.TakerBuyVolume][hour]);
        }
    }

    [Fact]
    public void The_order_in_which_trades_arrive_changes_nothing_while_their_times_differ()
    {
        MarketTrade[] trades = [.. Random(5_000, seed: 9).DistinctBy(trade => trade.Micros)];
        MarketTrade[] shuffled = [.. trades];
        new Random(10).Shuffle(shuffled);
        BarTable bars = Gather(trades, Interval.OneMinute);
        BarTable again = Gather(shuffled, Interval.OneMinute);
        Assert.Equal(bars.Count, again.Count);
        Assert.All(Enumerable.Range(0, bars.Count), bar => Assert.True(bars.Agrees(bar, again, bar)));
    }

    [Fact]
    public void A_trade_on_the_boundary_starts_the_next_bar()
    {
        BarTable bars = Gather([Trade((Day * 1000) + 59_999_999, 1), Trade((Day + Minute) * 1000, 2)], Interval.OneMinute);
        Assert.Equal([Day, Day + Minute], bars.Times.ToArray());
        Assert.Equal([1, 2], bars[BarField.Close].ToArray());
    }

    [Fact]
    public void Of_trades_in_one_microsecond_the_first_opens_and_the_last_closes()
    {
        BarTable bars = Gather([Trade(Day * 1000, 5), Trade(Day * 1000, 7), Trade(Day * 1000, 6)], Interval.OneMinute);
        Assert.Equal((5, 7, 5, 6), (bars[BarField.Open][0], bars[BarField.High][0], bars[BarField.Low][0], bars[BarField.Close][0]));
    }

    [Fact]
    public void A_late_trade_joins_its_own_bar_without_closing_it()
    {
        BarTable bars = Gather(
            [Trade((Day + 10_000) * 1000, 5), Trade((Day + Minute) * 1000, 6), Trade((Day + 5_000) * 1000, 9), Trade((Day + 7_000) * 1000, 1)], Interval.OneMinute);
        Assert.Equal((9, 9, 1, 5), (bars[BarField.Open][0], bars[BarField.High][0], bars[BarField.Low][0], bars[BarField.Close][0]));
    }

    [Fact]
    public void A_side_nobody_knows_leaves_taker_volumes_unknown()
    {
        BarTable bars = Gather([Trade(Day * 1000, 5), Trade(Day * 1000, 7) with { Side = TakerSide.Unknown }], Interval.OneMinute);
        Assert.Equal(2, bars[BarField.Volume][0]);
        Assert.Equal((double.NaN, double.NaN), (bars[BarField.TakerBuyVolume][0], bars[BarField.TakerBuyQuoteVolume][0]));
        SeriesTable flow = Series(new FlowRows(Whole, Interval.OneMinute), [Trade(Day * 1000, 5) with { Side = TakerSide.Unknown, Amount = 3 }]);
        Assert.Equal([double.NaN, double.NaN, double.NaN, double.NaN, 3], Row(flow, 0));
    }

    [Fact]
    public void Contracts_have_no_quote_volume()
    {
        TradeBars sink = new(Whole, Interval.OneMinute, AmountUnit.Contracts);
        sink.Add(Trade(Day * 1000, 5));
        BarTable bars = sink.ToTable();
        Assert.Equal((1, double.NaN), (bars[BarField.Volume][0], bars[BarField.QuoteVolume][0]));
    }

    [Fact]
    public void Flow_is_what_each_side_took()
    {
        SeriesTable flow = Series(
            new FlowRows(Whole, Interval.OneMinute),
            [Trade(Day * 1000, 5) with { Amount = 0.1m }, Trade(Day * 1000, 5) with { Amount = 0.2m }, Trade(Day * 1000, 5) with { Amount = 4, Side = TakerSide.Sell }]);
        Assert.Equal([0.3, 4, 2, 1, 4], Row(flow, 0));
    }

    [Fact]
    public void What_the_venue_bought_to_liquidate_was_a_short()
    {
        SeriesTable liquidations = Series(
            new LiquidationRows(Whole, Interval.OneMinute),
            [Trade(Day * 1000, 5) with { Amount = 0.1m }, Trade(Day * 1000, 5) with { Amount = 0.2m }, Trade(Day * 1000, 5) with { Amount = 4, Side = TakerSide.Sell }]);
        Assert.Equal([4, 0.3, 1, 2], Row(liquidations, 0));
    }

    [Fact]
    public void A_book_row_has_the_last_best_prices_and_the_averages_of_the_rest()
    {
        BookRows rows = new(Whole, Interval.OneMinute);
        rows.Add(Day * 1000, new BookLook(99, 101, 30, 10));
        rows.Add((Day + 2) * 1000, new BookLook(100, 104, 10, 10));
        rows.Add((Day + 1) * 1000, new BookLook(98, 102, 20, 40));
        SeriesTable table = rows.ToTable();
        Assert.Equal([100, 104, ((2.0 / 100) + (4.0 / 102) + (4.0 / 100)) / 3, 20, 20, (0.5 + 0 - (20.0 / 60)) / 3, 3], Row(table, 0), (a, b) => Math.Abs(a - b) < 1e-15);
    }

    private static BarTable Gather(IEnumerable<MarketTrade> trades, Interval interval)
    {
        TradeBars sink = new(Whole, interval, AmountUnit.Base);
        foreach (MarketTrade trade in trades)
            sink.Add(trade);
        return sink.ToTable();
    }

    private static SeriesTable Series(ITradeSink<SeriesTable> sink, MarketTrade[] trades)
    {
        foreach (MarketTrade trade in trades)
            sink.Add(trade);
        return sink.ToTable();
    }

    private static IEnumerable<double> Row(SeriesTable table, int row) =>
        Enumerable.Range(0, SeriesColumns.Of(table.Kind).Count).Select(column => table[column][row]);

    private static MarketTrade Trade(long micros, int price) => new(micros, price, price, 1, TakerSide.Buy);

    /// <summary>Trades of a day and a little on either side, roughly in order, many of them in the same microsecond.</summary>
    private static IEnumerable<MarketTrade> Random(int count, int seed)
    {
        Random chance = new(seed);
        for (int i = 0; i < count; i++)
        {
            long micros = ((Day - Minute) * 1000) + ((UtcTime.Day + (2 * Minute)) * 1000 / count * i) - (chance.Next(4) * 5_000_000L);
            decimal price = new(chance.Next(1_000_000, 9_000_000), 0, 0, false, 2);
            decimal amount = new(chance.Next(), 0, 0, false, (byte)chance.Next(9));
            MarketTrade trade = new(micros, (double)price, price, amount, chance.Next(2) == 0 ? TakerSide.Buy : TakerSide.Sell);
            yield return trade;
            if (chance.Next(10) == 0)
                yield return trade with { ExactPrice = price + 1, Price = (double)(price + 1) };
        }
    }

    private static double Text(decimal exact) => double.Parse(exact.ToString(), System.Globalization.NumberStyles.Float, null);
}
