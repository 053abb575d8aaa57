using BacktestCli.Scripting.Declarative.Binding;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;
using BacktestCli.Scripting.Declarative.Running;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>Reads <c>entry</c>, <c>exit</c>, <c>size</c>, <c>stop_loss</c> and <c>take_profit</c>.</summary>
/// <param name="file">The keys of the file.</param>
/// <param name="scope">What its expressions can use.</param>
/// <param name="isWhole">False where something of the file could not be read, so that what is missing may only seem to be.</param>
internal sealed class RulesSection(Section file, Scope scope, bool isWhole)
{
    private const double LargestSize = 10;
    private const double LargestStopLoss = 0.99;
    private const double LargestTakeProfit = 10;

    private static readonly string[] Sides = ["long", "short"];

    /// <summary>The rules; null where something is wrong, which is reported.</summary>
    public Rules? Read()
    {
        (Rule? enterLong, Rule? enterShort) = ReadSides("entry");
        (Rule? exitLong, Rule? exitShort) = ReadSides("exit");
        if (isWhole)
        {
            ReportUnreachable(exitLong, enterLong, "long");
            ReportUnreachable(exitShort, enterShort, "short");
        }

        foreach (Rule entry in new[] { enterLong, enterShort }.OfType<Rule>())
            Forbid(entry.Node, entry.Source, [.. PositionNode.All.Keys], "an entry is looked at while nothing is held");

        Amount? size = ReadAmount(file.Require("size", "95%"), "size", Plan.SizeSlot, LargestSize);
        Amount? stopLoss = ReadLevel("stop_loss", Plan.StopLossSlot, LargestStopLoss);
        Amount? takeProfit = ReadLevel("take_profit", Plan.TakeProfitSlot, LargestTakeProfit);
        if (size is null)
            return null;
        return new Rules
        {
            EnterLong = enterLong?.Node,
            EnterShort = enterShort?.Node,
            ExitLong = exitLong?.Node,
            ExitShort = exitShort?.Node,
            Size = size,
            StopLoss = stopLoss,
            TakeProfit = takeProfit,
        };
    }

    private (Rule? Long, Rule? Short) ReadSides(string key)
    {
        if (file.Find(key) is not YamlMapping mapping)
        {
            YamlScalar? text = key == "entry" ? file.Require(key, "rsi(14) < 30") : file.Text(key);
            return (ReadRule(text, key), null);
        }

        Section sides = new(mapping, key, Sides, scope.Problems);
        return (ReadRule(sides.Text("long"), $"{key}.long"), ReadRule(sides.Text("short"), $"{key}.short"));
    }

    private Rule? ReadRule(YamlScalar? text, string user)
    {
        if (text is null)
            return null;
        Syntax syntax = scope.Parse(text.Source);
        return new Rule(new Binder(scope, text.Source).Bind(syntax, ResultType.Condition, user), text.Source);
    }

    private Amount? ReadLevel(string key, int slot, double max)
    {
        if (file.Find(key) is not YamlMapping mapping)
            return ReadAmount(file.Text(key), key, slot, max);
        Section section = new(mapping, key, ["price"], scope.Problems);
        Amount? amount = ReadAmount(section.Require("price", "close - 2 * atr(14)"), key, slot, double.MaxValue);
        return amount is null ? null : amount with { IsPrice = true };
    }

    private Amount? ReadAmount(YamlScalar? text, string key, int slot, double max)
    {
        if (text is null)
            return null;
        Syntax syntax = scope.Parse(text.Source);
        if (new Binder(scope, text.Source).Bind(syntax, ResultType.Number, key) is not { } node)
            return null;
        Forbid(node, text.Source, ["entry_price", "bars_held"], $"{key} is set before the position is open");
        return new Amount { Node = node, Source = text.Source, Key = key, Slot = slot, Max = max };
    }

    private void ReportUnreachable(Rule? exit, Rule? entry, string side)
    {
        if (exit is not null && entry is null)
            scope.Problems.Add(exit.Source, 0, $"this exit is never looked at: there is no entry for the {side} side.");
    }

    private void Forbid(Node? node, SourceText source, string[] names, string why)
    {
        if (node?.PositionNames.FirstOrDefault(names.Contains) is { } name)
            scope.Problems.Add(source, 0, $"{why}, so {name} has no value.");
    }

    /// <summary>A condition, or null where it is wrong, and where it is written.</summary>
    private sealed record Rule(Node? Node, SourceText Source);
}
