using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine;

/// <summary>Books that do not balance are never reported as a result.</summary>
public sealed class IdentityTests
{
    private static readonly BacktestResult Sound = Runs.Run(
        ListSource.Of((100.0, 101.0), (102, 109), (110, 111)), new Script((0, Script.BuyUnits(2)), (1, Script.CloseLong())));

    [Fact]
    public void A_sound_result_passes() => Identities.Check(Sound);

    [Fact]
    public void Money_that_no_trade_explains_is_found() =>
        AssertFound(Sound with { FinalEquity = Sound.FinalEquity + 0.000000000001m }, "trade profits");

    [Fact]
    public void Cash_that_neither_a_fill_nor_funding_moved_is_found() =>
        AssertFound(Sound with { FinalCash = Sound.FinalCash + 0.000000000001m }, "final cash");

    [Fact]
    public void A_position_that_the_fills_do_not_add_up_to_is_found() =>
        AssertFound(Sound.With(one => one with { OpenQuantity = 1 }), "the fills of test spot BTCUSDT sum to");

    [Fact]
    public void An_equity_curve_that_ends_elsewhere_is_found()
    {
        EquityPoint last = Sound.Equity.Daily[^1];
        AssertFound(Sound with { Equity = Sound.Equity with { Daily = [last with { Equity = last.Equity + 0.01 }] } }, "the last equity point");
    }

    [Fact]
    public void A_fill_better_than_the_price_it_touched_is_found()
    {
        Fill entry = Sound.Fills[0];
        AssertFound(Sound with { Fills = [entry with { TouchPrice = entry.Price + 1 }, Sound.Fills[1]] }, "better than");
    }

    private static void AssertFound(BacktestResult result, string said) =>
        Assert.Contains(said, Assert.Throws<IdentityException>(() => Identities.Check(result)).Message, StringComparison.Ordinal);
}
