using BacktestCli.Core.Strategies;

namespace BacktestCli.Core.Engine.Causality;

/// <summary>One run of a strategy that is being checked.</summary>
internal static class Replay
{
    /// <summary>Runs it and writes down what it does.</summary>
    /// <param name="input">What is checked.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="limit">Bars to write down; what breaks after them does not matter.</param>
    /// <param name="warmUpBars">Bars before its first order; null: as many as it says itself.</param>
    /// <param name="cancellationToken">Looked at once.</param>
    public static Trace Run(CausalityInput input, HeldBars bars, int limit, int? warmUpBars, CancellationToken cancellationToken)
    {
        Trace trace = new();
        try
        {
            IStrategy strategy = input.Create();
            (strategy as ISignalStrategy)?.Attach(new StandInSignals());
            IStrategy witness = new Witness(strategy, trace, limit, warmUpBars);
            BacktestEngine.Run(bars, witness, input.Options with { Equity = EquityDetail.None }, input.Funding, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            trace.Failure = fault.Message;
            if (limit == int.MaxValue)
                throw;
        }

        return trace;
    }
}
