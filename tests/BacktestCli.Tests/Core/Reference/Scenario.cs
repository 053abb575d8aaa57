using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Tests.Core.Reference;

internal enum Act
{
    Submit,
    Pair,
    Cancel,
    CancelAll,
    Replace,
}

/// <summary>What a script does after a bar of its instrument.</summary>
/// <param name="AfterBar">Index of the bar.</param>
/// <param name="Act">What.</param>
/// <param name="First">The order sent.</param>
/// <param name="Second">The other half of a pair.</param>
/// <param name="Target">Which of the orders sent before, by index.</param>
internal sealed record Command(int AfterBar, Act Act, OrderSpec? First = null, OrderSpec? Second = null, int Target = -1);

/// <summary>A funding payment.</summary>
internal sealed record Payment(long Time, decimal Rate, decimal? Mark);

/// <summary>One instrument of a scenario.</summary>
internal sealed record Leg(Instrument Instrument, Bar[] Bars, Command[] Commands)
{
    public int WarmUp { get; init; }

    public FeeSchedule Fees { get; init; } = new();

    public MarginSchedule Margin { get; init; } = new();

    public IReadOnlyList<Payment> Funding { get; init; } = [];
}

/// <summary>All that a run is made of.</summary>
internal sealed record Scenario(Leg[] Legs, BacktestOptions Options, Interval Interval);

/// <summary>An execution, as both simulators tell of it.</summary>
internal sealed record PlainFill(
    string Instrument, long Time, Side Side, decimal Quantity, decimal Price, decimal TouchPrice, decimal Fee, Liquidity Liquidity);

/// <summary>A round trip, as both simulators tell of it.</summary>
internal sealed record PlainTrade(string Instrument, long ExitTime, PositionSide Side, decimal Quantity, decimal NetProfit, ExitReason Reason);

/// <summary>What came of a run.</summary>
internal sealed record Outcome(IReadOnlyList<PlainFill> Fills, IReadOnlyList<PlainTrade> Trades, decimal Cash, decimal Equity)
{
    public static Outcome Of(BacktestResult result) => new(
        [.. result.Fills.Select(fill => new PlainFill(
            fill.Instrument.ToString(), fill.Time, fill.Side, fill.Quantity, fill.Price, fill.TouchPrice, fill.Fee, fill.Liquidity))],
        [.. result.Trades.Select(trade => new PlainTrade(
            trade.Instrument.ToString(), trade.ExitTime, trade.Side, trade.Quantity, trade.NetProfit, trade.ExitReason))],
        result.FinalCash,
        result.FinalEquity);
}
