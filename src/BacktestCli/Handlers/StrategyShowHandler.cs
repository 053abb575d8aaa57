using BacktestCli.Composition;
using BacktestCli.Scripting;

namespace BacktestCli.Handlers;

/// <summary>Prints a strategy's file.</summary>
internal sealed class StrategyShowHandler(Terminal terminal, StrategyLibrary library)
{
    public int Execute(string nameOrPath)
    {
        CheckedStrategy strategy = CheckedStrategy.Find(library, nameOrPath);
        if (strategy.Source is null)
            throw new UsageException(strategy.Problems);

        if (terminal.Json)
            terminal.WriteJson(json => StrategyJson.Write(json, strategy, whole: true));
        else if (strategy.Source.Assembly is not null)
            throw new UsageException($"{strategy.Source.File} is compiled and has no text to show; its parameters: backtest strategy show {strategy.Source.File} --json");
        else
            terminal.Out.Write(strategy.Source.Text.TrimEnd() + "\n");
        return ExitCode.Done;
    }
}
