using BacktestCli.Scripting.Declarative.Binding;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;
using BacktestCli.Scripting.Declarative.Running;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>Reads the numbers that orders are made of.</summary>
internal sealed class AmountReader(Scope scope)
{
    /// <summary>No price or quantity beyond it is meant.</summary>
    public const double Largest = 1e15;

    private static readonly string[] Sides = ["long", "short"];

    public Scope Scope => scope;

    /// <summary>A share or distance, fraction; null where it is absent or wrong, which is reported.</summary>
    public Amount? Share(YamlScalar? text, string key, double max) => Read(text, key, max);

    /// <summary>A price, quantity or amount; null where it is absent or wrong, which is reported.</summary>
    public Amount? Number(YamlScalar? text, string key, double max = Largest) =>
        Read(text, key, max) is { } amount ? amount with { IsPrice = true, IsShare = false } : null;

    /// <summary>A price for both sides, or <c>long:</c> and <c>short:</c>, a price each; null where it is absent or wrong, which is reported.</summary>
    /// <param name="section">The keys it is one of.</param>
    /// <param name="key">Its key.</param>
    /// <param name="sides">The sides that are entered.</param>
    /// <param name="example">How it could be written.</param>
    public Amount? Price(Section section, string key, IReadOnlyList<string> sides, string example)
    {
        if (section.Find(key) is not YamlMapping mapping)
            return Number(section.Require(key, example), key);
        Section bySide = new(mapping, key, Sides, scope.Problems);
        Dictionary<string, Amount?> read = [];
        foreach (string side in sides)
            read[side] = Number(bySide.Require(side, example), $"{key}.{side}");
        foreach (string side in Sides.Where(side => !sides.Contains(side) && bySide.Find(side) is not null))
            Report(bySide.Find(side)!, $"this price is never used: there is no entry for the {side} side.");
        (Amount? toLong, Amount? toShort) = (read.GetValueOrDefault("long"), read.GetValueOrDefault("short"));
        if (toLong is null || toShort is null)
            return toLong ?? toShort;
        return toLong with { Key = key, Short = toShort.Node, ShortSource = toShort.Source };
    }

    /// <summary>A condition; null where it is absent or wrong, which is reported.</summary>
    public Node? Condition(YamlScalar? text, string key) =>
        text is null ? null : new Binder(scope, text.Source).Bind(scope.Parse(text.Source), ResultType.Condition, key);

    /// <summary>A whole number known before the first bar; null where it is absent or wrong, which is reported.</summary>
    public FixedArgument? Count(YamlScalar? text, string key)
    {
        if (text is null)
            return null;
        Syntax syntax = scope.Parse(text.Source);
        Binder binder = new(scope, text.Source);
        return binder.Bind(syntax, ResultType.Number, key) is { } node ? new CallBinder(binder).Fix(node, syntax, key, 1, isInteger: true) : null;
    }

    /// <summary>Reports where an expression asks for what has no value then.</summary>
    public void Forbid(Node? node, SourceText source, IReadOnlyList<string> names, string why)
    {
        if (node?.PositionNames.FirstOrDefault(names.Contains) is { } name)
            scope.Problems.Add(source, 0, $"{why}, so {name} has no value.");
    }

    private void Report(YamlNode at, string message) => scope.Problems.Add(at.Line, at.Column, message);

    private Amount? Read(YamlScalar? text, string key, double max)
    {
        if (text is null)
            return null;
        Syntax syntax = scope.Parse(text.Source);
        if (new Binder(scope, text.Source).Bind(syntax, ResultType.Number, key) is not { } node)
            return null;
        Forbid(node, text.Source, ["entry_price", "bars_held"], $"{key} is set before the position is open");
        return new Amount { Node = node, Source = text.Source, Key = key, Slot = scope.Plan.ReserveSlots(2), Max = max };
    }
}
