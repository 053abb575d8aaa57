using BacktestCli.Composition;
using BacktestCli.Scripting;
using Spectre.Console;

namespace BacktestCli.Handlers;

/// <summary>Lists the strategies that can be run by name.</summary>
internal sealed class StrategyListHandler(Terminal terminal, StrategyLibrary library)
{
    public int Execute()
    {
        CheckedStrategy[] strategies = [.. library.Names.Select(name => CheckedStrategy.Find(library, name))];
        if (terminal.Json)
            terminal.WriteJson(json =>
            {
                json.WriteStartObject();
                DataJson.List(json, "strategies", strategies, strategy => StrategyJson.Write(json, strategy, whole: false));
                json.WriteEndObject();
            });
        else
            Print(strategies);
        return ExitCode.Done;
    }

    private void Print(IEnumerable<CheckedStrategy> strategies)
    {
        Table table = new() { Border = TableBorder.None };
        foreach (string title in new[] { "strategy", "from", "what it does" })
            table.AddColumn(title);
        foreach (CheckedStrategy strategy in strategies)
        {
            string origin = strategy.Source is { IsBuiltIn: false } own ? own.File : "built in";
            string words = strategy.Entry?.Description ?? $"has mistakes: backtest strategy check {strategy.Name}";
            table.AddRow(Markup.Escape(strategy.Name), Markup.Escape(origin), Markup.Escape(words));
        }

        terminal.OpenConsole().Write(table);
    }
}
