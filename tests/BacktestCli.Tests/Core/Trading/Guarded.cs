using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Protections;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Trading;

/// <summary>Runs under protections: hourly bars from midnight on, and the hours at which entries filled.</summary>
internal static class Guarded
{
    public static BacktestOptions Under(params Protection[] protections) => Runs.Free with { Protections = protections };

    /// <summary>Bars that stand still, each one lower than the last, from 100 on.</summary>
    public static ListSource Falling(int bars) => ListSource.Of([.. Enumerable.Range(0, bars).Select(i => (100.0 - i, 100.0 - i))]);

    /// <summary>Enters with fifty, or one where it stays, after a bar, and leaves after another.</summary>
    public static Script Losing(params (int In, int? Out)[] trades) => new(
        [.. trades.SelectMany(((int In, int? Out) trade) => trade.Out is { } exit
            ? ((int, Order)[])[(trade.In, Script.BuyUnits(1)), (exit, Script.CloseLong())]
            : [(trade.In, Script.BuyUnits(trade.In == 0 ? 50 : 1))])]);

    public static int[] Entries(BacktestResult result) =>
        [.. result.Fills.Where(fill => fill.Side == Side.Buy).Select(fill => (int)((fill.Time - ListSource.At(0)) / 3_600_000))];

    public static (string, long) Refusal(BacktestResult result)
    {
        Rejection refused = Assert.Single(result.Orders.Rejections);
        return (refused.Reason, refused.Count);
    }
}
