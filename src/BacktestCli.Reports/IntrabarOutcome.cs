using BacktestCli.Core.Engine;

namespace BacktestCli.Reports;

/// <summary>What the run's outcome owes to guesses about which price inside a bar came first.</summary>
/// <param name="AmbiguousBars">Bars in which the outcome depended on it.</param>
/// <param name="TotalReturn">Between which ends the total return lies, fraction; null where the strategy could not be asked.</param>
/// <param name="MaxDrawdown">Between which ends the largest drawdown lies, fraction, the deepest the worst; null likewise.</param>
public sealed record IntrabarOutcome(long AmbiguousBars, OutcomeRange? TotalReturn, OutcomeRange? MaxDrawdown)
{
    internal static IntrabarOutcome Of(BacktestResult result)
    {
        if (result.IntrabarRange is not { } range)
            return new IntrabarOutcome(result.AmbiguousBars, null, null);
        double declared = (double)((result.FinalEquity / result.Options.Cash) - 1);
        return new IntrabarOutcome(
            result.AmbiguousBars,
            new OutcomeRange(range.WorstReturn, declared, range.BestReturn),
            new OutcomeRange(range.WorstDrawdown, result.Equity.Drawdowns.MaxDepth, range.BestDrawdown));
    }
}

/// <summary>One figure under every way that prices may have gone.</summary>
/// <param name="Worst">The worst it comes to.</param>
/// <param name="Declared">What it comes to in the way the run declares, which every other figure of the report is of.</param>
/// <param name="Best">The best it comes to.</param>
public sealed record OutcomeRange(double Worst, double Declared, double Best);
