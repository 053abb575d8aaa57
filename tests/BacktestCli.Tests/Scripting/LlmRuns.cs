using BacktestCli.Core.Engine;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Scripting;

/// <summary>Runs of the shipped strategies that ask a model, with what it said.</summary>
internal static class LlmRuns
{
    /// <summary>How the only trade ended.</summary>
    public static (decimal Quantity, decimal Price, ExitReason Reason) EndOf(BacktestResult result) =>
        Assert.Single(result.Trades) is { } trade ? (trade.Quantity, trade.ExitPrice, trade.ExitReason) : default;

    public static BacktestResult Run(string name, ListSource bars, params Signal[] signals) => Run(name, bars, [], signals);

    public static BacktestResult Run(string name, ListSource bars, (string, string)[] parameters, params Signal[] signals) =>
        Runs.Run(bars, Make(name, parameters, signals));

    /// <summary>The shipped strategy with a short window, told so.</summary>
    public static IStrategy Make(string name, (string, string)[] parameters, params Signal[] signals) =>
        Opinions.Told(Files.Make(BuiltInStrategies.Text(name), [("window", "2"), .. parameters]), signals);
}
