using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Engine;

/// <summary>Ten units of a perpetual, entered at the open of bar 1 at 100; closes 100, 110, 120, 130.</summary>
public sealed class FundingTests
{
    private static readonly ListSource Rising = ListSource.Of((100.0, 100.0), (100, 110), (110, 120), (120, 130)).On(MarketKind.Perp);

    [Fact]
    public void A_long_pays_a_positive_rate_on_its_worth_at_the_close_of_the_bar_that_ends_then()
    {
        BacktestResult result = RunFunded(Rising, Fundings.At((2, 0.001)), Script.BuyUnits(10));

        Assert.Equal([new FundingPayment(ListSource.At(2), 0.001, 110, AtMark: false, 10, 1.1m)], result.Funding!.Payments);
        Assert.Equal([10_000, 10_098.9, 10_198.9, 10_298.9], EquityOf(result));
        Trade trade = Assert.Single(result.Trades);
        Assert.Equal((1.1m, 298.9m, 0.2989), (trade.Funding, trade.NetProfit, trade.Return));
    }

    [Theory]
    [InlineData(10, 0.001, 1.1)]
    [InlineData(10, -0.001, -1.1)]
    [InlineData(-10, 0.001, -1.1)]
    [InlineData(-10, -0.001, 1.1)]
    [InlineData(10, 0, 0)]
    public void Longs_pay_what_shorts_receive(double quantity, double rate, double paid)
    {
        Order entry = quantity > 0 ? Script.BuyUnits((decimal)quantity) : Script.SellUnits(-(decimal)quantity);
        BacktestResult result = RunFunded(Rising, Fundings.At((2, rate)), entry);

        Assert.Equal((decimal)paid, Assert.Single(result.Funding!.Payments).Amount);
        Assert.Equal((decimal)paid, Assert.Single(result.Trades).Funding);
        Assert.Equal((decimal)paid, result.Funding!.Paid);
    }

    [Fact]
    public void The_mark_price_recorded_with_the_rate_comes_before_the_close_of_the_bar()
    {
        BacktestResult result = RunFunded(Rising, Fundings.Marked((2, 0.001, 108.5), (3, 0.001, double.NaN)), Script.BuyUnits(10));

        Assert.Equal(
            [(108.5m, true, 1.085m), (120m, false, 1.2m)],
            result.Funding!.Payments.Select(payment => (payment.Price, payment.AtMark, payment.Amount)));
    }

    [Fact]
    public void A_position_entered_at_an_open_does_not_pay_what_was_due_at_that_instant()
    {
        BacktestResult result = RunFunded(Rising, Fundings.At((0, 0.01), (1, 0.01)), Script.BuyUnits(10));

        Assert.Empty(result.Funding!.Payments);
        Assert.Equal(1, result.Funding!.Times); // the other was due before the run began
    }

    [Fact]
    public void What_is_due_at_the_last_close_is_paid_before_the_position_is_closed_there()
    {
        BacktestResult result = RunFunded(Rising, Fundings.At((4, 0.001), (5, 0.001)), Script.BuyUnits(10));

        Assert.Equal(1.3m, Assert.Single(result.Funding!.Payments).Amount);
        Assert.Equal((298.7m, 10_298.7m), (Assert.Single(result.Trades).NetProfit, result.FinalEquity));
    }

    [Fact]
    public void A_position_left_at_an_open_has_paid_what_was_due_at_that_instant()
    {
        BacktestResult result = RunFunded(Rising, Fundings.At((2, 0.001), (3, 0.001)), Script.BuyUnits(10), (1, Script.CloseLong()));

        Assert.Equal([ListSource.At(2)], result.Funding!.Payments.Select(payment => payment.Time));
    }

    [Fact]
    public void A_position_stopped_inside_a_bar_pays_nothing_of_that_bar()
    {
        ListSource source = ListSource.Of((100, 100, 100, 100), (100, 101, 99, 100), (100, 100, 80, 90), (90, 90, 90, 90)).On(MarketKind.Perp);
        Order entry = new MarketOrder(Side.Buy, Size.OfBase(10)) { StopLoss = ProtectiveLevel.At(95) };
        BacktestResult result = RunFunded(source, Fundings.At((2, 0.001), (3, 0.001)), entry);

        Assert.Equal([ListSource.At(2)], result.Funding!.Payments.Select(payment => payment.Time));
        Assert.Equal(-51m, Assert.Single(result.Trades).NetProfit);
    }

    [Fact]
    public void With_fills_at_the_close_the_entry_does_not_pay_at_that_close_and_the_exit_does()
    {
        BacktestResult result = RunFunded(
            Rising,
            Fundings.At((1, 0.001), (2, 0.001), (3, 0.001)),
            Script.BuyUnits(10),
            Free with { Fill = FillModel.Close },
            (2, Script.CloseLong()));

        Assert.Equal([ListSource.At(2), ListSource.At(3)], result.Funding!.Payments.Select(payment => payment.Time));
    }

    [Fact]
    public void Every_funding_time_inside_a_bar_is_paid_for()
    {
        Bar[] days = [.. Enumerable.Range(0, 3).Select(day => new Bar(ListSource.At(24 * day), 100, 100, 100, 100, 1))];
        ListSource daily = new(days) { Interval = Interval.OneDay, Instrument = Rising.Instrument };
        BacktestResult result = RunFunded(
            daily,
            Fundings.At((24, 0.01), (32, 0.001), (40, -0.002), (48, 0.004), (56, 0.01)),
            Script.BuyUnits(10),
            Free with { KeepOpen = true });

        Assert.Equal([1m, -2m, 4m, 10m], result.Funding!.Payments.Select(payment => payment.Amount));
        Assert.Equal((-13m, 9_987m), (result.OpenProfit, result.FinalEquity));
    }

    [Fact]
    public void What_is_due_in_a_gap_is_paid_by_the_position_that_came_through_it_at_the_price_after_it()
    {
        Bar[] bars = [.. new[] { 0, 1, 5, 6 }.Select(i => new Bar(ListSource.At(i), 100 + i, 100 + i, 100 + i, 100 + i, 1))];
        ListSource gappy = new(bars) { Instrument = Rising.Instrument };
        FundingHistory funding = Fundings.Marked((3, 0.001, double.NaN), (4, 0.001, 99), (5, 0.001, double.NaN));

        BacktestResult left = RunFunded(gappy, funding, Script.BuyUnits(10), (1, Script.CloseLong()));
        BacktestResult entered = RunFunded(gappy, funding, (1, Script.BuyUnits(10)));

        Assert.Equal([1.05m, 0.99m, 1.05m], left.Funding!.Payments.Select(payment => payment.Amount));
        Assert.Empty(entered.Funding!.Payments);
    }

    [Fact]
    public void A_part_that_is_closed_takes_its_share_of_the_funding()
    {
        BacktestResult result = RunFunded(Rising, Fundings.At((2, 0.001), (3, 0.001)), Script.BuyUnits(10), (1, Script.SellUnits(4)));

        Assert.Equal([0.44m, 0.66m + 0.72m], result.Trades.Select(trade => trade.Funding));
        Assert.Equal(result.FinalEquity - 10_000, result.Trades.Sum(trade => trade.NetProfit));
    }

    [Fact]
    public void Funding_that_eats_the_account_ends_it()
    {
        ListSource flat = ListSource.Of([.. Enumerable.Repeat((100.0, 100.0), 6)]).On(MarketKind.Perp);
        BacktestResult result = RunFunded(flat, Fundings.At((2, 0.5), (3, 0.6), (4, 0.5)), Script.BuyUnits(100), (4, Script.Buy()));

        Trade trade = Assert.Single(result.Trades);
        Assert.Equal((ExitReason.Bankruptcy, ListSource.At(3)), (trade.ExitReason, trade.ExitTime));
        Assert.Equal((11_000m, -1_000m), (trade.Funding, result.FinalEquity));
        Assert.Equal("the account is bankrupt", Assert.Single(result.Orders.Rejections).Reason);
    }

    [Fact]
    public void A_run_of_which_only_a_part_is_known_says_which()
    {
        FundingHistory history = new();
        history.Cover(ListSource.At(2), ListSource.At(3));
        history.Add(ListSource.At(2), 0.001);
        BacktestResult result = RunFunded(Rising, history, Script.BuyUnits(10));

        Assert.Equal([(ListSource.At(0), ListSource.At(2)), (ListSource.At(3), ListSource.At(4))], result.Funding!.Uncovered);
        Assert.Equal(1.1m, result.Funding!.Paid);
    }

    [Fact]
    public void Where_nothing_is_known_of_the_run_funding_is_not_modelled()
    {
        FundingHistory elsewhere = new();
        elsewhere.Cover(ListSource.At(10), ListSource.At(20));
        elsewhere.Add(ListSource.At(12), 0.001);

        Assert.Null(RunFunded(Rising, elsewhere, Script.BuyUnits(10)).Funding);
        Assert.Null(RunFunded(Rising, new FundingHistory(), Script.BuyUnits(10)).Funding);
        Assert.Null(Run(Rising, new Script((0, Script.BuyUnits(10)))).Funding);
    }

    [Fact]
    public void Rates_that_no_stretch_speaks_for_are_charged_and_the_whole_run_is_said_to_be_unknown()
    {
        FundingHistory loose = new();
        loose.Add(ListSource.At(2), 0.001);
        RunFunding funding = RunFunded(Rising, loose, Script.BuyUnits(10)).Funding!;

        Assert.Equal((1, 1.1m, (ListSource.At(0), ListSource.At(4))), (funding.Times, funding.Paid, Assert.Single(funding.Uncovered)));
    }

    [Fact]
    public void Where_it_is_known_that_nothing_was_due_funding_is_modelled_and_nothing_is_paid()
    {
        RunFunding? funding = RunFunded(Rising, Fundings.At(), Script.BuyUnits(10)).Funding;

        Assert.NotNull(funding);
        Assert.Equal((0, 0m), (funding.Times, funding.Paid));
    }

    [Fact]
    public void Spot_has_no_funding() => Assert.StartsWith(
        "test spot BTCUSDT: spot has no funding.",
        Assert.Throws<ArgumentException>(() => RunFunded(Rising.On(MarketKind.Spot), Fundings.At(), Script.BuyUnits(1))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_mark_price_beyond_the_ledger_is_refused_and_its_bar_named()
    {
        LedgerException fault = Assert.Throws<LedgerException>(() => RunFunded(Rising, Fundings.Marked((2, 0.001, 1e30)), Script.BuyUnits(10)));

        Assert.Contains("bar of 2024-01-01T01:00:00Z", fault.Message, StringComparison.Ordinal);
    }

    private static BacktestResult RunFunded(ListSource source, FundingHistory funding, Order entry, params (int AfterBar, Order Order)[] later) =>
        RunFunded(source, funding, entry, Free, later);

    private static BacktestResult RunFunded(
        ListSource source, FundingHistory funding, Order entry, BacktestOptions options, params (int AfterBar, Order Order)[] later) =>
        BacktestEngine.Run(source, new Script([(0, entry), .. later]), options, funding, TestContext.Current.CancellationToken);

    private static BacktestResult RunFunded(ListSource source, FundingHistory funding, (int AfterBar, Order Order) entry) =>
        BacktestEngine.Run(source, new Script(entry), Free, funding, TestContext.Current.CancellationToken);
}
