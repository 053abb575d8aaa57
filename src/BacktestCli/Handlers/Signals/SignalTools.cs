using BacktestCli.Composition;
using BacktestCli.Configuration;
using BacktestCli.Core.Strategies;
using BacktestCli.Data.Cache;
using BacktestCli.Handlers.Run;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.Signals;

/// <summary>What it takes to get the questions of a strategy answered.</summary>
/// <param name="Terminal">How to talk.</param>
/// <param name="Surroundings">Clock and paths.</param>
/// <param name="Cache">Knows more of the bars.</param>
/// <param name="Models">Finds models by name.</param>
internal sealed record SignalTools(Terminal Terminal, Surroundings Surroundings, BarCache Cache, ModelDirectory Models)
{
    /// <summary>Opens the store and plans the questions of a run; nothing is asked yet.</summary>
    /// <param name="options">The run.</param>
    /// <param name="strategy">Its strategy, which asks for signals.</param>
    /// <param name="data">What it reads.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UsageException">What was typed does not go with the strategy, or no model is named.</exception>
    public (SignalSession Session, SignalPreparation Preparation) Open(
        RunOptions options, StrategyChoice strategy, IReadOnlyList<RunData> data, CancellationToken cancellationToken)
    {
        SignalSession session = SignalSession.Open(Allowed(options), strategy, Models, Surroundings, Terminal.Detail);
        SignalPreparation preparation = new(
            Terminal, Surroundings.Clock, session, SignalPreparation.Bars(data, Cache, options.OnGap == GapPolicy.Flat, cancellationToken));
        return (session, preparation);
    }

    /// <summary>Refuses a strategy that asks for nothing.</summary>
    /// <exception cref="UsageException">It is one.</exception>
    public static void RequireSignals(StrategyChoice strategy)
    {
        if (strategy.Create() is not ISignalStrategy)
            throw new UsageException($"{strategy.Entry.Name} asks for no signals. See which strategies do: backtest strategy list --json");
    }

    /// <summary>Offline, what is not stored is not to be had.</summary>
    private static SignalChoice Allowed(RunOptions options)
    {
        if (!options.Offline)
            return options.Signals;
        return options.Signals.Mode == SignalMode.Record
            ? throw new UsageException("--signals-mode record asks models, and --offline (or BACKTEST_OFFLINE) forbids it: leave one of them out.")
            : options.Signals with { Mode = SignalMode.Replay };
    }
}
