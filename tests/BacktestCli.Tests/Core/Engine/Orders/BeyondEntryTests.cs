using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>A position entered inside a bar, and the orders that waited at the extreme which may have come before it.</summary>
public sealed class BeyondEntryTests
{
    private const string Bar = "100 105 97 100"; // bought at 98 on the way to the low; the high came before or after

    private static readonly Size One = Size.OfBase(1);

    public static TheoryData<string, Order?, Order, string[]> Orders => new()
    {
        { "makes it larger", null, new StopOrder(Side.Buy, One, 104), ["in 1: buy 1 at 104, taker"] },
        { "is not reached", null, new StopOrder(Side.Buy, One, 106), [] },
        { "against it, sells first or last", null, new LimitOrder(Side.Sell, One, 104), ["in 1: sell 1 at 104, maker"] },
        { "against it, and only reduces", null, new LimitOrder(Side.Sell, One, 104) { ReduceOnly = true }, [] },
        { "against it, and of its size", null, new LimitOrder(Side.Sell, Size.Position, 104), [] },
        {
            "brings a stop, which is met on the way to the close", null,
            new StopOrder(Side.Buy, One, 104) { StopLoss = ProtectiveLevel.At(103) }, ["in 1: buy 1 at 104, taker", "in 1: sell 2 at 103, taker"]
        },
        {
            "brings a target, which is for all of the position", null,
            new StopOrder(Side.Buy, One, 104) { TakeProfit = ProtectiveLevel.At(104.5) }, ["in 1: buy 1 at 104, taker"]
        },
        { "its own target", new LimitOrder(Side.Buy, One, 98) { TakeProfit = ProtectiveLevel.At(104) }, new StopOrder(Side.Buy, One, 106), [] },
        { "its own trail", new LimitOrder(Side.Buy, One, 98) { TrailingStop = Trail.Amount(3) }, new StopOrder(Side.Buy, One, 106), [] },
        {
            "its own stop comes first, and what is left enters anew",
            new LimitOrder(Side.Buy, One, 98) { StopLoss = ProtectiveLevel.At(97) }, new StopOrder(Side.Buy, One, 104),
            ["in 1: sell 1 at 97, taker", "in 1: buy 1 at 104, taker"]
        },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void At_the_extreme_that_may_have_come_before_an_entry_fills_what_would_have_filled_either_way(
        string what, Order? entry, Order other, string[] fills)
    {
        Assert.NotEmpty(what);
        Assert.Equal(["in 1: buy 1 at 98, maker", .. fills], Fills(MarketKind.Perp, entry, other));
    }

    [Fact]
    public void On_spot_an_order_against_it_would_have_had_nothing_to_sell() =>
        Assert.Equal(["in 1: buy 1 at 98, maker"], Fills(MarketKind.Spot, null, new LimitOrder(Side.Sell, One, 104)));

    private static string[] Fills(MarketKind market, Order? entry, Order other) => [.. Table.Fills(Runs.Run(
        Table.Bars($"100 | {Bar}").On(market),
        new Script((0, entry ?? new LimitOrder(Side.Buy, One, 98)), (0, other)),
        Runs.Free with { KeepOpen = true }))];
}
