using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>
/// Replays bars one by one through a strategy and a simulated broker: orders meet the bar, the account is marked at its close, the strategy
/// sees the closed bar, its orders wait for the next. Synchronous and single-threaded; nothing is allocated for a bar without a fill.
/// </summary>
public static class BacktestEngine
{
    /// <summary>Runs one strategy over one source of bars.</summary>
    /// <param name="source">Bars, at least one.</param>
    /// <param name="strategy">A new one: it carries state.</param>
    /// <param name="options">How to simulate; without problems.</param>
    /// <param name="cancellationToken">Looked at once a block of bars.</param>
    /// <exception cref="ArgumentException">The source has no bar, or the options have problems.</exception>
    /// <exception cref="LedgerException">A price or an amount is beyond what the ledger can add up.</exception>
    /// <exception cref="IdentityException">The books do not balance: a bug of this program.</exception>
    public static BacktestResult Run(IBarSource source, IStrategy strategy, BacktestOptions options, CancellationToken cancellationToken) =>
        Run(source, strategy, options, funding: null, cancellationToken);

    /// <summary>Runs one strategy over one source of bars of a perpetual contract, with its funding.</summary>
    /// <remarks>
    /// A payment due in (open time, close time] of a bar is charged after the fills of that bar, to the position they leave: quantity × price ×
    /// rate, at the mark price recorded with the rate, else at the bar's close. A position closed inside a bar pays nothing of that bar; one entered
    /// at its open pays all of it. What is due in a gap of the bars is charged before the fills of the bar that ends the gap, at its open where no
    /// mark price is recorded.
    /// </remarks>
    /// <param name="source">Bars, at least one.</param>
    /// <param name="strategy">A new one: it carries state.</param>
    /// <param name="options">How to simulate; without problems.</param>
    /// <param name="funding">What is known of funding, of any range; null: positions pay and receive none.</param>
    /// <param name="cancellationToken">Looked at once a block of bars.</param>
    /// <exception cref="ArgumentException">The source has no bar, the options have problems, or spot is given funding.</exception>
    /// <exception cref="LedgerException">A price or an amount is beyond what the ledger can add up.</exception>
    /// <exception cref="IdentityException">The books do not balance: a bug of this program.</exception>
    public static BacktestResult Run(
        IBarSource source, IStrategy strategy, BacktestOptions options, FundingHistory? funding, CancellationToken cancellationToken)
    {
        if (funding is not null && source.Instrument.Market == MarketKind.Spot)
            throw new ArgumentException($"{source.Instrument}: spot has no funding.", nameof(funding));
        if (options.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(options));

        Window window = new(strategy.HistoryBars);
        Simulation? simulation = null;
        Bar firstBar = default;
        try
        {
            foreach (BarSeries block in source.ReadBlocks(cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (block.Count == 0)
                    continue;
                if (simulation is null)
                {
                    firstBar = block[0];
                    simulation = new Simulation(source, strategy, options, funding, firstBar.OpenTime);
                }

                BarSeries view = window.Slide(block, out int firstNew);
                simulation.Replay(view, firstNew);
            }

            BacktestResult result = simulation?.Finish(source, firstBar) ?? throw new ArgumentException("The source has no bar.", nameof(source));
            Identities.Check(result);
            return result;
        }
        catch (OverflowException fault) when (simulation is not null)
        {
            throw Beyond(source, simulation.Bar, fault);
        }
    }

    private static LedgerException Beyond(IBarSource source, in Bar bar, OverflowException fault) => new(
        $"{source.Instrument} {source.Interval}, bar of {UtcTime.Format(bar.OpenTime)}, close {bar.Close}: a price or an amount is beyond what "
        + $"the ledger adds up exactly ({Money.Range}). Look at the bars there, or start with less cash.",
        fault);
}
