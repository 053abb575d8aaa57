using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Fakes;

/// <summary>Runs with numbers that can be checked in the head.</summary>
internal static class Runs
{
    /// <summary>10,000 of cash, no fee, no slippage, every equity point kept.</summary>
    public static BacktestOptions Free { get; } = new()
    {
        Fees = FeeSchedule.Flat(0),
        Slippage = Slippage.None,
        Equity = EquityDetail.Full,
    };

    public static BacktestResult Run(IBarSource source, IStrategy strategy, BacktestOptions? options = null) =>
        BacktestEngine.Run(source, strategy, options ?? Free, TestContext.Current.CancellationToken);

    public static double[] EquityOf(BacktestResult result) => [.. result.Equity.PerBar.Select(point => point.Equity)];
}
