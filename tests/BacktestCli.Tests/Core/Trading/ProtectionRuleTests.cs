using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Protections;
using BacktestCli.Tests.Fakes;
using static BacktestCli.Tests.Core.Trading.Guarded;
using static BacktestCli.Tests.Fakes.Runs;

namespace BacktestCli.Tests.Core.Trading;

/// <summary>Each rule at its border. Hourly bars from midnight on; an order after bar n fills at n + 1 o'clock.</summary>
public sealed class ProtectionRuleTests
{
    [Fact]
    public void After_losses_in_a_row_entries_wait_until_the_pause_is_over()
    {
        // losses at 2 and 4 o'clock; 5 and 6 are inside three hours, 7 is not
        BacktestResult result = Run(
            Falling(12), Losing((0, 1), (2, 3), (4, null), (5, null), (6, null)),
            Under(new LossStreakProtection(2, TimeSpan.FromHours(3), "3h")));

        Assert.Equal([1, 3, 7], Entries(result));
        Assert.Equal(("protection losses:2/3h: too many losses in a row", 2L), Refusal(result));
    }

    [Fact]
    public void The_count_begins_anew_after_a_pause()
    {
        // losses at 2 and 4, then 8: one of the next two; then 10: the second, and a pause
        BacktestResult result = Run(
            Falling(16), Losing((0, 1), (2, 3), (6, 7), (8, 9), (10, null), (11, null), (12, null)),
            Under(new LossStreakProtection(2, TimeSpan.FromHours(3), "3h")));

        Assert.Equal([1, 3, 7, 9, 13], Entries(result));
    }

    [Fact]
    public void A_gain_ends_the_row()
    {
        ListSource source = ListSource.Of(
            [.. ((double[])[100, 100, 99, 99, 105, 105, 104, 104, 104, 104]).Select(price => (price, price))]);
        BacktestResult result = Run(
            source, Losing((0, 1), (2, 3), (4, 5), (6, null)), Under(new LossStreakProtection(2, TimeSpan.FromHours(9), "9h")));

        Assert.Equal([1, 3, 5, 7], Entries(result)); // lost, won, lost
    }

    [Theory]
    [InlineData(80.01, true)]
    [InlineData(80, false)] // 50 at 80 and 5000: nine tenths of what the day began with
    public void A_days_loss_ends_the_day(double price, bool enters)
    {
        BacktestResult result = Run(
            ListSource.Of((100.0, 100.0), (100, 100), (price, price), (price, price), (price, price)), Losing((0, null), (2, null)),
            Under(new DailyLossProtection(0.1, "10%")));

        Assert.Equal(enters ? 2 : 1, Entries(result).Length);
    }

    [Fact]
    public void The_next_day_begins_at_midnight_with_what_is_left()
    {
        ListSource source = ListSource.Of([.. Enumerable.Range(0, 30).Select(hour => hour < 20 ? (100.0, 100.0) : (80, 80))]);
        BacktestResult result = Run(
            source, Losing((0, null), (21, null), (22, null), (23, null), (24, null)), Under(new DailyLossProtection(0.1, "10%")));

        Assert.Equal([1, 24, 25], Entries(result));
        Assert.Equal(("protection daily-loss:10%: too much lost today", 2L), Refusal(result));
    }

    [Fact]
    public void An_entry_inside_the_last_bar_of_the_day_is_of_that_day()
    {
        ListSource source = ListSource.Of(
            [.. Enumerable.Range(0, 26)
                .Select(hour => hour < 20 ? (100.0, 100.0, 100.0, 100.0) : hour == 23 ? (80, 80, 70, 80) : (80, 80, 80, 80))]);
        Script script = new((0, Script.BuyUnits(50)), (21, new LimitOrder(Side.Buy, Size.OfBase(1), 75)));

        Assert.Equal([1], Entries(Run(source, script, Under(new DailyLossProtection(0.1, "10%")))));
    }

    [Theory]
    [InlineData(80.01, true)]
    [InlineData(80, false)]
    public void A_drawdown_ends_the_run_and_a_recovery_does_not_begin_it_again(double price, bool enters)
    {
        BacktestResult result = Run(
            ListSource.Of((100.0, 100.0), (100, 100), (price, price), (200, 200), (200, 200), (200, 200)), Losing((0, null), (3, null)),
            Under(new DrawdownProtection(0.1, "10%")));

        Assert.Equal(enters ? 2 : 1, Entries(result).Length);
    }

    [Fact]
    public void A_cool_down_counts_the_bars_after_that_of_the_exit()
    {
        BacktestResult result = Run(Falling(8), Losing((0, 1), (2, null), (3, null), (4, null)), Under(new CoolDownProtection(2)));

        Assert.Equal([1, 5], Entries(result)); // out at 2: 3 and 4 are two bars
        Assert.Equal(("protection cool-down:2: too soon after an exit", 2L), Refusal(result));
    }

    [Theory]
    [InlineData(9, 17, new[] { 9, 16 })]
    [InlineData(22, 2, new[] { 22, 23, 1 })]
    public void Outside_the_hours_nothing_is_opened(int from, int to, int[] entries)
    {
        (int, int?)[] tries = [.. ((int[])[2, 8, 9, 16, 17, 21, 22, 23, 25, 26]).Select(hour => (hour - 1, (int?)null))];
        BacktestResult result = Run(Falling(30), Losing(tries), Under(new TradingHoursProtection(from * 60, to * 60)));

        Assert.Equal(entries, Entries(result).Select(hour => hour % 24));
    }

    [Theory]
    [InlineData(8, false)] // dated 9 o'clock, but it happened before
    [InlineData(16, true)] // dated 17 o'clock, but it happened before
    public void What_happens_inside_a_bar_is_of_the_hours_of_the_bar(int bar, bool enters)
    {
        ListSource source = ListSource.Of(
            [.. Enumerable.Range(0, 20).Select(hour => hour == bar ? (100.0, 100.0, 90.0, 100.0) : (100, 100, 100, 100))]);
        BacktestResult result = Run(
            source, new Script((0, new LimitOrder(Side.Buy, Size.OfBase(1), 95))), Under(new TradingHoursProtection(540, 1020)));

        Assert.Equal(enters ? 1 : 0, result.Fills.Count(fill => fill.Side == Side.Buy));
    }

    [Fact]
    public void What_makes_a_position_smaller_is_never_kept_back()
    {
        BacktestOptions closed = Under(
            new TradingHoursProtection(60, 61), new CoolDownProtection(1_000), new DrawdownProtection(0.0001, "0.01%"));
        Order stopped = new MarketOrder(Side.Buy, Size.OfBase(10)) { StopLoss = ProtectiveLevel.At(95.5) };
        BacktestResult result = Run(Falling(10), new Script((0, stopped), (2, Script.SellUnits(4)), (3, Script.BuyUnits(1))), closed);

        Assert.Equal([(ExitReason.Signal, 4m), (ExitReason.StopLoss, 6m)],
            result.Trades.Select(trade => (trade.ExitReason, trade.Quantity)));
    }

    [Fact]
    public void Of_several_rules_the_first_that_forbids_it_is_named_and_all_are_counted()
    {
        BacktestOptions both = Under(new CoolDownProtection(2), new TradingHoursProtection(0, 240));
        BacktestResult result = Run(Falling(10), Losing((0, 1), (2, null), (3, null), (4, null), (5, null)), both);

        Assert.Equal(
            [("protection cool-down:2: too soon after an exit", 2L), ("protection hours:00:00-04:00: outside the hours", 2L)],
            result.Orders.Rejections.Select(rejection => (rejection.Reason, rejection.Count)));
        Assert.Equal([1], Entries(result));
    }
}
