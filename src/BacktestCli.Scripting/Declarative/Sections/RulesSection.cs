using BacktestCli.Scripting.Declarative.Binding;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;
using BacktestCli.Scripting.Declarative.Running;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>Reads <c>entry</c>, <c>exit</c> and what goes with them: how much, as which order, with which protection.</summary>
/// <param name="file">The keys of the file.</param>
/// <param name="scope">What its expressions can use.</param>
/// <param name="isWhole">False where something of the file could not be read, so that what is missing may only seem to be.</param>
internal sealed class RulesSection(Section file, Scope scope, bool isWhole)
{
    private const double LargestStop = 0.99;
    private const double LargestTakeProfit = 10;

    private readonly AmountReader _amounts = new(scope);

    /// <summary>The rules; null where something is wrong, which is reported.</summary>
    public Rules? Read()
    {
        (Rule? enterLong, Rule? enterShort) = ReadSides("entry", ["long", "short", "tag"], out string? tag);
        (Rule? exitLong, Rule? exitShort) = ReadSides("exit", ["long", "short"], out _);
        if (isWhole)
        {
            ReportUnreachable(exitLong, enterLong, "long");
            ReportUnreachable(exitShort, enterShort, "short");
        }

        foreach (Rule entry in new[] { enterLong, enterShort }.OfType<Rule>())
            _amounts.Forbid(entry.Node, entry.Source, [.. PositionNode.All.Keys], "an entry is looked at while nothing is held");

        string? noRisk = file.Find("stop_loss") is null ? "a size by risk needs stop_loss, as in `stop_loss: 5%`: the risk is what is lost there." : null;
        SizeRule? size = new SizeSection(file, _amounts, noRisk).Read();
        Amount? stopLoss = ReadLevel("stop_loss", "price", "close - 2 * atr(14)", LargestStop, double.MaxValue);
        Amount? takeProfit = ReadLevel("take_profit", "price", "close + 2 * atr(14)", LargestTakeProfit, double.MaxValue);
        Amount? trailingStop = ReadLevel("trailing_stop", "amount", "3 * atr(14)", LargestStop, AmountReader.Largest);
        string[] sides = [.. new[] { enterLong is null ? null : "long", enterShort is null ? null : "short" }.OfType<string>()];
        OrderRule order = new OrderSection(file, _amounts, sides).Read();
        (ScaleInRule? scaleIn, ScaleOutRule? scaleOut) = new ScaleSection(file, _amounts).Read();
        if (size is null)
            return null;
        return new Rules
        {
            EnterLong = enterLong?.Node,
            EnterShort = enterShort?.Node,
            ExitLong = exitLong?.Node,
            ExitShort = exitShort?.Node,
            Size = size,
            Order = order,
            StopLoss = stopLoss,
            TakeProfit = takeProfit,
            TrailingStop = trailingStop,
            ScaleIn = scaleIn,
            ScaleOut = scaleOut,
            MaxPositions = _amounts.Count(file.Text("max_positions"), "max_positions"),
            Tag = tag,
        };
    }

    private (Rule? Long, Rule? Short) ReadSides(string key, IReadOnlyList<string> keys, out string? tag)
    {
        tag = null;
        if (file.Find(key) is not YamlMapping mapping)
        {
            YamlScalar? text = key == "entry" ? file.Require(key, "rsi(14) < 30") : file.Text(key);
            return (ReadRule(text, key), null);
        }

        Section sides = new(mapping, key, keys, scope.Problems);
        tag = sides.Text("tag")?.Value;
        return (ReadRule(sides.Text("long"), $"{key}.long"), ReadRule(sides.Text("short"), $"{key}.short"));
    }

    private Rule? ReadRule(YamlScalar? text, string user)
    {
        if (text is null)
            return null;
        Syntax syntax = scope.Parse(text.Source);
        return new Rule(new Binder(scope, text.Source).Bind(syntax, ResultType.Condition, user), text.Source);
    }

    /// <summary>A fraction, or a mapping with one key that holds a price or a distance in quote currency.</summary>
    private Amount? ReadLevel(string key, string inner, string example, double largestShare, double largestPrice)
    {
        if (file.Find(key) is not YamlMapping mapping)
            return _amounts.Share(file.Text(key), key, largestShare);
        return _amounts.Number(new Section(mapping, key, [inner], scope.Problems).Require(inner, example), key, largestPrice);
    }

    private void ReportUnreachable(Rule? exit, Rule? entry, string side)
    {
        if (exit is not null && entry is null)
            scope.Problems.Add(exit.Source, 0, $"this exit is never looked at: there is no entry for the {side} side.");
    }

    /// <summary>A condition, or null where it is wrong, and where it is written.</summary>
    private sealed record Rule(Node? Node, SourceText Source);
}
