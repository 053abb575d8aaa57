using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Scripting;

public sealed class ShippedStrategyTests
{
    public static TheoryData<string> Names => [.. BuiltInStrategies.Names];

    [Fact]
    public void Thirteen_strategies_are_shipped() =>
        Assert.Equal(
            [
                "bollinger-reversion", "bracket-breakout", "buy-and-hold", "donchian-breakout", "llm-factor", "llm-regime", "llm-rules", "llm-sentiment",
                "macd-rsi", "momentum", "rsi-volume", "sma-cross", "trend-filter",
            ],
            BuiltInStrategies.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_reads_without_problems_and_explains_itself(string name)
    {
        StrategyEntry entry = Files.Entry(BuiltInStrategies.Text(name));

        Assert.Equal(name, entry.Name);
        Assert.NotEmpty(entry.Description);
        Assert.All(entry.Parameters, parameter => Assert.EndsWith(".", parameter.Description));
        Assert.All(entry.Parameters.Where(parameter => parameter.Type != ParameterType.Switch), parameter => Assert.NotNull(parameter.Min));
        Assert.StartsWith("#", BuiltInStrategies.Text(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_meant_for_a_year_of_hourly_bitcoin(string name)
    {
        StrategyData? data = Files.Entry(BuiltInStrategies.Text(name)).Data;

        Assert.Equal(
            new StrategyData(new Instrument("binance", name == "trend-filter" ? MarketKind.Perp : MarketKind.Spot, "BTCUSDT"), Interval.OneHour, 1_704_067_200_000, 1_735_689_600_000),
            data);
    }

    [Theory]
    [InlineData("rsi-volume", 20)]
    [InlineData("sma-cross", 51)]
    [InlineData("macd-rsi", 250)]
    [InlineData("bollinger-reversion", 20)]
    [InlineData("donchian-breakout", 49)]
    [InlineData("momentum", 21)]
    [InlineData("buy-and-hold", 1)]
    [InlineData("bracket-breakout", 110)]
    [InlineData("trend-filter", 203)]
    [InlineData("llm-sentiment", 48 + 20 - 1)]
    [InlineData("llm-regime", 48 + 50 - 1)]
    [InlineData("llm-rules", 48 + 26 - 1)]
    [InlineData("llm-factor", 24 + 100 - 1)]
    public void Each_warms_up_for_exactly_as_long_as_it_asks(string name, int bars) =>
        Assert.Equal(bars, Files.Make(BuiltInStrategies.Text(name)).WarmUpBars);

    [Theory]
    [InlineData("rsi-volume")]
    [InlineData("sma-cross")]
    [InlineData("macd-rsi")]
    [InlineData("bollinger-reversion")]
    [InlineData("donchian-breakout")]
    [InlineData("momentum")]
    public void Each_but_the_last_trades_both_ways_on_a_long_walk(string name)
    {
        IStrategy strategy = Files.Make(BuiltInStrategies.Text(name));
        FakeStrategyContext context = new();
        Bar[] bars = Files.Walk(3_000);
        int entries = 0, exits = 0;
        foreach (Bar bar in bars)
        {
            foreach (Order order in context.Show(strategy, bar).ToArray())
            {
                entries += order.Side == Side.Buy ? 1 : 0;
                exits += order.Side == Side.Sell ? 1 : 0;
                context.Hold(order.Side == Side.Buy ? 1 : 0, bar.Close);
            }
        }

        Assert.InRange(entries, 3, 1_000);
        Assert.InRange(exits, entries - 1, entries);
    }

    [Fact]
    public void Bracket_breakout_buys_at_its_stop_and_leaves_by_every_part_of_its_bracket()
    {
        BacktestResult result = Runs.Run(new ListSource(RandomMarket.Bars(3, 6_000)), Files.Make(BuiltInStrategies.Text("bracket-breakout")));

        Assert.Equal(
            [ExitReason.StopLoss, ExitReason.TrailingStop, ExitReason.TakeProfit],
            result.Trades.Select(trade => trade.ExitReason).Distinct().Where(reason => reason != ExitReason.EndOfData).Order());
        Assert.All(result.Trades, trade => Assert.Equal("breakout", trade.Tag));
    }

    [Fact]
    public void Trend_filter_trades_both_sides_and_never_against_the_last_closed_bar_of_four_hours()
    {
        Bar[] bars = RandomMarket.Bars(3, 6_000);
        IStrategy strategy = Files.Make(BuiltInStrategies.Text("trend-filter"), ("trend_period", "5"), ("slow_period", "24"));
        BacktestResult result = Runs.Run(new ListSource(bars).On(MarketKind.Perp), strategy);
        double[] trend = Longer.Visible(bars, "ema(close, 5)");

        Assert.All([PositionSide.Long, PositionSide.Short], side => Assert.Contains(result.Trades, trade => trade.Side == side));
        foreach (Trade trade in result.Trades)
        {
            int decided = Array.FindIndex(bars, bar => bar.OpenTime == trade.EntryTime) - 1;
            Assert.Equal(trade.Side == PositionSide.Long, bars[decided].Close > trend[decided]);
        }
    }

    [Fact]
    public void Rsi_volume_buys_with_its_share_of_equity_where_a_naive_reading_says_so()
    {
        Bar[] bars = Files.Walk(2_000, seed: 7);
        double[][] naive = Files.Rows(bars, "rsi(close, 14)", "volume", "sma(volume, 20)");
        int[] expected = [.. Enumerable.Range(0, bars.Length).Where(i => i >= 19 && naive[i][0] < 30 && naive[i][1] > 1.5 * naive[i][2])];

        IStrategy strategy = Files.Make(BuiltInStrategies.Text("rsi-volume"));
        FakeStrategyContext context = new();
        int[] bought = [.. Enumerable.Range(0, bars.Length).Where(i => context.Show(strategy, bars[i]).Count > 0)];

        Assert.NotEmpty(expected);
        Assert.Equal(expected, bought);
        Assert.Equal(
            new MarketOrder(Side.Buy, Size.OfEquity(0.95m)),
            context.Show(Files.Make(BuiltInStrategies.Text("buy-and-hold")), bars[0]).Single());
    }
}
