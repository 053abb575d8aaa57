using BacktestCli.Composition;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting;

namespace BacktestCli.Handlers;

/// <summary>Reads strategies without running them.</summary>
internal sealed class StrategyCheckHandler(Terminal terminal, StrategyLibrary library)
{
    public int Execute(IReadOnlyList<string> namesOrPaths)
    {
        CheckedStrategy[] strategies = [.. namesOrPaths.Select(name => CheckedStrategy.Find(library, name))];
        if (terminal.Json)
        {
            terminal.WriteJson(json =>
            {
                json.WriteStartObject();
                DataJson.List(json, "strategies", strategies, strategy => StrategyJson.Write(json, strategy, whole: false));
                json.WriteEndObject();
            });
            return strategies.Any(strategy => strategy.Problems.Count > 0) ? ExitCode.Usage : ExitCode.Done;
        }

        foreach (CheckedStrategy strategy in strategies.Where(strategy => strategy.Entry is not null))
        {
            string bars = strategy.WarmUpBars == 1 ? "1 bar" : $"{strategy.WarmUpBars:N0} bars";
            terminal.Out.WriteLine($"{strategy.Source!.File}: no mistakes; warms up for {bars}{Asks(strategy.Signals)}.");
        }

        UsageException.ThrowIfAny(strategies.SelectMany(strategy => strategy.Problems));
        return ExitCode.Done;
    }

    private static string Asks(SignalPlan? plan) => plan switch
    {
        null => "",
        { Every: 1 } => $"; asks a language model after every bar ({plan.Contract})",
        _ => $"; asks a language model every {plan.Every:N0} bars ({plan.Contract})",
    };
}
