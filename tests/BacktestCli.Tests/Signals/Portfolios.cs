using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Tests.Signals;

/// <summary>A question about two instruments of which one is held; the other has no bar at the second of five hours.</summary>
internal static class Portfolios
{
    public static SignalQuestion Question { get; } = new()
    {
        Plan = new SignalPlan { Contract = "portfolio", Window = 5 },
        Time = Questions.About("portfolio", Questions.Rising(5)).Time,
        Instruments =
        [
            Questions.Window(Questions.Bitcoin, Questions.Rising(5), new BarValues("rsi", [double.NaN, 50, 60, 70, 80], ValueScale.None)),
            Questions.Window(Questions.Ether, [.. Questions.Rising(5, 0.1).Where((_, i) => i != 1)]),
        ],
        Account = new AccountState(1_000, 1_520.5, [new HeldPosition(Questions.Bitcoin, 5, 101.25)]),
    };
}
