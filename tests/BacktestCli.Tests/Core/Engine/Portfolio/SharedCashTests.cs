using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Core.Engine.Portfolio.Several;

namespace BacktestCli.Tests.Core.Engine.Portfolio;

/// <summary>What instruments share, and what they do not: cash by venue, weights, slots, the length of their data.</summary>
public sealed class SharedCashTests
{
    [Fact]
    public void The_same_symbol_on_two_venues_is_two_instruments_with_their_own_cash_and_fees()
    {
        InstrumentFeed cheap = Spot(
            "a", "BTC", new Script((0, Script.BuyUnits(10))), 0, 100, 100, 110) with { Fees = FeeSchedule.Flat(0.001m) };
        InstrumentFeed dear = Spot(
            "b", "BTC", new Script((0, Script.BuyUnits(100))), 0, 100, 100, 90) with { Fees = FeeSchedule.Flat(0.01m) };
        BacktestOptions options = Runs.Free with { CashByVenue = new Dictionary<string, decimal> { ["a"] = 4_000, ["b"] = 6_000 } };
        BacktestResult result = Run(options, cheap, dear);

        Assert.Equal([("a", 10m, 1m), ("b", 59.40594059m, 59.40594059m)],
            result.Fills.Take(2).Select(fill => (fill.Instrument.Exchange, fill.Quantity, fill.Fee)));
        Assert.Equal(["a spot BTC", "b spot BTC"], result.Instruments.Select(one => one.Instrument.ToString()));
    }

    [Fact]
    public void Without_more_being_said_venues_share_the_cash_equally()
    {
        BacktestResult result = Run(
            Runs.Free with { Cash = 10_000.000000000001m },
            Spot("a", "BTC", new Script((0, Script.BuyUnits(100))), 0, 100, 100),
            Spot("b", "BTC", new Script((0, Script.BuyUnits(100))), 0, 100, 100),
            Spot("c", "BTC", new Script((0, Script.BuyUnits(100))), 0, 100, 100));

        Assert.Equal([33.33333333m, 33.33333333m, 33.33333333m], result.Fills.Take(3).Select(fill => fill.Quantity));
        Assert.Equal(10_000.000000000001m, result.FinalCash);
    }

    [Theory]
    [InlineData("a", "c")]
    [InlineData("a", "b", "c")]
    public void Cash_is_divided_between_the_venues_of_the_run_and_no_others(params string[] venues)
    {
        BacktestOptions options = Runs.Free with { Cash = 100 * venues.Length,
            CashByVenue = venues.ToDictionary(venue => venue, _ => 100m) };

        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => Run(options, Spot("a", "BTC", new Script(), 0, 100, 100), Spot("b", "BTC", new Script(), 0, 100, 100)));
        Assert.Contains("cash by venue", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spot_and_perpetual_of_one_venue_share_its_cash()
    {
        InstrumentFeed spot = Spot("BTC", new Script((0, Script.BuyUnits(90))), 100, 100, 100);
        InstrumentFeed perp = Of(
            ListSource.Of((100, 100), (100, 100), (100, 100)), "test", MarketKind.Perp, "BTC", new Script((0, Script.BuyUnits(90))));
        BacktestResult result = Run(Runs.Free, spot, perp);

        Assert.Equal([(MarketKind.Perp, 90m), (MarketKind.Spot, 10m)],
            result.Fills.Take(2).Select(fill => (fill.Instrument.Market, fill.Quantity)));
    }

    [Fact]
    public void A_share_of_equity_is_a_share_of_the_instruments_weight()
    {
        BacktestResult equal = Run(
            Runs.Free, Spot("BTC", new Script((0, Script.Buy(0.5))), 100, 100), Spot("ETH", new Script((0, Script.Buy(0.5))), 10, 10));
        BacktestResult given = Run(
            Runs.Free, Spot("BTC", new Script((0, Script.Buy(0.5))), 100, 100) with { Weight = 0.8m },
            Spot("ETH", new Script((0, Script.Buy(0.5))), 10, 10) with { Weight = 0.2m });

        Assert.Equal([25m, 250m], equal.Fills.Take(2).Select(fill => fill.Quantity));
        Assert.Equal([40m, 100m], given.Fills.Take(2).Select(fill => fill.Quantity));
    }

    [Fact]
    public void With_fewer_positions_than_instruments_each_may_be_larger()
    {
        InstrumentFeed One(string symbol) => Spot(symbol, new Script((0, Script.Buy())), 100, 100, 100);
        BacktestResult result = Run(Runs.Free with { MaxPositions = 2 }, One("A"), One("B"), One("C"), One("D"));

        Assert.Equal([("A", 50m), ("B", 50m)],
            result.Fills.Where(fill => fill.Side == Side.Buy).Select(fill => (fill.Instrument.Symbol, fill.Quantity)));
        Rejection refused = Assert.Single(result.Orders.Rejections);
        Assert.Equal(("as many positions are open as max-positions allows", 2L), (refused.Reason, refused.Count));
    }

    [Fact]
    public void A_position_may_grow_and_a_free_slot_be_taken_whatever_the_number_is()
    {
        BacktestResult result = Run(
            Runs.Free with { MaxPositions = 1 },
            Spot("A", new Script((0, Script.BuyUnits(1)), (1, Script.BuyUnits(1)), (2, Script.CloseLong())), 100, 100, 100, 100, 100, 100),
            Spot("B", new Script((1, Script.BuyUnits(1)), (2, Script.BuyUnits(1))), 100, 100, 100, 100, 100, 100));

        Assert.Equal(["A", "A", "A", "B", "B"], result.Fills.Select(fill => fill.Instrument.Symbol));
    }

    [Fact]
    public void An_instrument_that_ends_early_is_closed_there_and_one_that_starts_late_begins_there()
    {
        BacktestResult result = Run(
            Runs.Free, Spot("A", new Script((0, Script.BuyUnits(1))), 100, 100, 130),
            Spot("test", "B", new Script((0, Script.BuyUnits(1))), 3, 50, 50, 60));

        Assert.Equal(
            [("A", ListSource.At(3), ExitReason.EndOfData, 30m), ("B", ListSource.At(6), ExitReason.EndOfData, 10m)],
            result.Trades.Select(trade => (trade.Instrument.Symbol, trade.ExitTime, trade.ExitReason, trade.NetProfit)));
        Assert.Equal([(ListSource.At(0), ListSource.At(3)), (ListSource.At(3), ListSource.At(6))],
            result.Instruments.Select(one => (one.From, one.To)));
    }

    [Fact]
    public void In_a_gap_an_instrument_is_worth_its_latest_close()
    {
        BacktestResult result = Run(
            Runs.Free, Spot("A", new Script((0, Script.BuyUnits(1))), 100, 100, double.NaN, 150), Spot("B", new Script(), 1, 1, 1, 1));

        Assert.Equal([10_000, 10_000, 10_000, 10_050], Runs.EquityOf(result));
    }

    [Fact]
    public void The_benchmark_holds_every_instrument_at_its_weight_and_waits_in_cash_for_those_to_come()
    {
        BacktestResult result = Run(Runs.Free, Spot("A", new Script(), 100, 110, 120), Spot("test", "B", new Script(), 1, 10, 20, 30));

        Assert.Equal([1, 1.05, 1.6, 2.1], result.Equity.PerBar.Select(point => Math.Round(point.Price, 12)));
        Assert.Equal((1, 2.1), (result.BenchmarkStart, Math.Round(result.BenchmarkEnd, 12)));
    }
}
