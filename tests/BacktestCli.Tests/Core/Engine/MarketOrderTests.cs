using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Engine;

public sealed class MarketOrderTests
{
    // bar        0    1    2
    // open      100  102  110
    // close     101  109  111
    private static readonly ListSource Rising = ListSource.Of((100.0, 101.0), (102, 109), (110, 111));

    [Fact]
    public void Market_order_placed_at_a_close_fills_at_the_next_open()
    {
        BacktestResult result = Run(Rising, new Script((0, Script.BuyUnits(1))));

        Fill entry = result.Fills[0];
        Assert.Equal((ListSource.At(1), 102m), (entry.Time, entry.Price));
        Assert.Equal([10_000, 10_007, 10_009], EquityOf(result));
    }

    [Fact]
    public void Market_order_placed_at_the_last_close_never_fills()
    {
        BacktestResult result = Run(Rising, new Script((2, Script.BuyUnits(1))));

        Assert.Empty(result.Fills);
        Assert.Equal([new OrderCount("market", OrderState.Cancelled, 1)], result.Orders.Counts);
    }

    [Fact]
    public void A_position_open_at_the_end_is_closed_at_the_last_close()
    {
        Trade trade = Assert.Single(Run(Rising, new Script((0, Script.BuyUnits(1)))).Trades);

        Assert.Equal((111m, ExitReason.EndOfData, 9m), (trade.ExitPrice, trade.ExitReason, trade.NetProfit));
        Assert.Equal(ListSource.At(3), trade.ExitTime);
    }

    [Fact]
    public void A_position_kept_open_counts_as_open_profit()
    {
        BacktestResult result = Run(Rising, new Script((0, Script.BuyUnits(1))), Free with { KeepOpen = true });

        Assert.Empty(result.Trades);
        Assert.Equal((1m, 9m, 10_009m), (result.OpenQuantity, result.OpenProfit, result.FinalEquity));
    }

    [Fact]
    public void Fill_at_close_fills_at_the_close_of_the_bar_that_caused_it()
    {
        BacktestResult result = Run(Rising, new Script((0, Script.BuyUnits(1)), (1, Script.CloseLong())), Free with { Fill = FillModel.Close });

        Trade trade = Assert.Single(result.Trades);
        Assert.Equal((101m, 109m, 8m), (trade.EntryPrice, trade.ExitPrice, trade.NetProfit));
        Assert.Equal([10_000, 10_008, 10_008], EquityOf(result));
    }

    [Fact]
    public void Fees_are_taken_on_both_sides_in_quote_on_quantity_times_price()
    {
        BacktestOptions options = Free with { Fees = FeeSchedule.Flat(0.001m) };
        Trade trade = Assert.Single(Run(Rising, new Script((0, Script.BuyUnits(2)), (1, Script.CloseLong())), options).Trades);

        Assert.Equal(0.204m + 0.220m, trade.Fees);
        Assert.Equal(16m - 0.424m, trade.NetProfit);
    }

    [Fact]
    public void Slippage_makes_a_buy_dearer_and_a_sale_cheaper()
    {
        BacktestOptions options = Free with { Slippage = new BpsSlippage(100) };
        Trade trade = Assert.Single(Run(Rising, new Script((0, Script.BuyUnits(1)), (1, Script.CloseLong())), options).Trades);

        Assert.Equal((103.02m, 108.9m), (trade.EntryPrice, trade.ExitPrice));
        Assert.Equal(1.02m + 1.1m, trade.Slippage);
    }

    [Fact]
    public void Slippage_by_range_is_a_fraction_of_high_minus_low_of_the_bar_of_the_fill()
    {
        ListSource source = ListSource.Of((100.0, 100.0, 100.0, 100.0), (100, 130, 90, 100), (100, 100, 100, 100));
        BacktestResult result = Run(source, new Script((0, Script.BuyUnits(1))), Free with { Slippage = new RangeSlippage(0.1) });

        Assert.Equal(104m, result.Fills[0].Price);
    }

    [Fact]
    public void A_share_of_equity_is_resolved_at_the_fill_price_and_rounded_down_to_the_lot()
    {
        ListSource source = ListSource.Of((100.0, 100.0), (3, 3), (3, 3));
        Fill entry = Run(source, new Script((0, Script.Buy(0.5)))).Fills[0];

        Assert.Equal(1666.66666666m, entry.Quantity);
    }

    [Fact]
    public void On_spot_a_purchase_is_cut_so_that_it_and_its_fee_fit_the_cash()
    {
        BacktestOptions options = Free with { Fees = FeeSchedule.Flat(0.001m) };
        BacktestResult result = Run(Rising, new Script((0, Script.Buy(1))), options);

        Fill entry = result.Fills[0];
        Assert.True(entry.Notional + entry.Fee <= 10_000);
        Assert.True(((entry.Quantity + 0.00000001m) * entry.Price * 1.001m) > 10_000);
    }

    [Fact]
    public void On_spot_nothing_is_sold_short()
    {
        BacktestResult result = Run(Rising, new Script((0, Script.Sell())));

        Assert.Empty(result.Fills);
        Rejection rejection = Assert.Single(result.Orders.Rejections);
        Assert.Equal(("spot cannot be short", 1L), (rejection.Reason, rejection.Count));
    }

    [Fact]
    public void On_a_perpetual_a_short_gains_when_the_price_falls()
    {
        ListSource falling = ListSource.Of((100.0, 100.0), (100, 90), (90, 80)).On(MarketKind.Perp);
        BacktestResult result = Run(falling, new Script((0, Script.SellUnits(10))));

        Trade trade = Assert.Single(result.Trades);
        Assert.Equal((PositionSide.Short, 200m, 0.2), (trade.Side, trade.NetProfit, trade.Return));
        Assert.Equal([10_000, 10_100, 10_200], EquityOf(result));
    }

    [Fact]
    public void A_lot_that_is_no_power_of_ten_is_rounded_down_to_as_well()
    {
        BacktestResult result = Run(Rising.Under(new InstrumentRules { LotSize = 0.25m }), new Script((0, Script.BuyUnits(1.9m))));

        Assert.Equal(1.75m, result.Fills[0].Quantity);
    }

    [Fact]
    public void Slippage_is_rounded_to_the_tick_against_the_order()
    {
        BacktestOptions options = Free with { Slippage = new BpsSlippage(1) };
        InstrumentRules rules = new() { TickSize = 0.05m };
        BacktestResult result = Run(Rising.Under(rules), new Script((0, Script.BuyUnits(1)), (1, Script.CloseLong())), options);

        Assert.Equal((102.05m, 109.95m), (result.Fills[0].Price, result.Fills[1].Price));
    }

    [Fact]
    public void A_position_closed_in_two_parts_is_two_trades_whose_costs_add_up()
    {
        BacktestOptions options = Free with { Fees = FeeSchedule.Flat(0.001m) };
        BacktestResult result = Run(Rising, new Script((0, Script.BuyUnits(3)), (1, Script.SellUnits(1))), options);

        Assert.Equal([1m, 2m], result.Trades.Select(trade => trade.Quantity));
        Assert.Equal(result.FinalEquity - 10_000, result.Trades.Sum(trade => trade.NetProfit));
    }

    [Fact]
    public void A_second_purchase_averages_the_entry_price()
    {
        ListSource source = ListSource.Of((100.0, 100.0), (100, 100), (130, 130), (130, 130));
        BacktestResult result = Run(source, new Script((0, Script.BuyUnits(2)), (1, Script.BuyUnits(1))));

        Assert.Equal((3m, 110m), (result.Trades[0].Quantity, result.Trades[0].EntryPrice));
    }

    [Fact]
    public void Orders_sent_before_the_warm_up_is_over_are_rejected()
    {
        BacktestResult result = Run(Rising, new Script((0, Script.BuyUnits(1)), (1, Script.BuyUnits(1))) { WarmUpBars = 2 });

        Assert.Equal(ListSource.At(2), Assert.Single(result.Fills, fill => fill.Side == Side.Buy).Time);
        Assert.Equal(1, Assert.Single(result.Orders.Rejections).Count);
    }

    [Fact]
    public void A_short_loses_its_margin_and_no_more_and_a_run_without_equity_trades_no_more()
    {
        ListSource squeeze = ListSource.Of((100.0, 100.0), (100, 100), (100, 250), (250, 100), (100, 100)).On(MarketKind.Perp);
        BacktestResult result = Run(squeeze, new Script((0, Script.Sell()), (3, Script.Buy())));

        Trade trade = Assert.Single(result.Trades);
        Assert.Equal((ExitReason.Liquidation, -10_000m), (trade.ExitReason, trade.NetProfit));
        Assert.Equal("the account is bankrupt", Assert.Single(result.Orders.Rejections).Reason);
    }
}
