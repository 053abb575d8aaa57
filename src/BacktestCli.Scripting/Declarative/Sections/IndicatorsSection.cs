using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Binding;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>Reads <c>indicators</c>.</summary>
internal sealed class IndicatorsSection(Scope scope)
{
    private static readonly string[] Keys = ["of", "interval"];

    public void Read(YamlMapping indicators)
    {
        List<Definition> definitions = [];
        foreach (YamlPair pair in indicators.Pairs)
        {
            if (NameRules.Problem(pair.Key, scope) is { } problem)
                scope.Problems.Add(pair.Key.Line, pair.Key.Column, problem);
            if (pair.Value is YamlScalar text)
                definitions.Add(new Definition(pair.Key, text.Source, scope.Parse(text.Source)));
            else if (pair.Value is YamlMapping mapping)
                definitions.Add(Read(pair.Key, mapping));
            else
                scope.Problems.Add(
                    pair.Value.Line,
                    pair.Value.Column,
                    $"an indicator is an expression, as in `{pair.Key.Value}: sma(close, 20)`.");
        }

        definitions.ForEach(scope.Add);
        definitions.ForEach(definition => definition.Bind(scope));
    }

    /// <summary>One on longer bars. Where its keys are wrong, which is reported, its expression is still looked through.</summary>
    private Definition Read(YamlScalar name, YamlMapping mapping)
    {
        Section section = new(mapping, $"indicator {name.Value}", Keys, scope.Problems);
        YamlScalar? of = section.Require("of", "ema(close, 50)");
        YamlScalar? intervalText = section.Require("interval", "4h");
        Interval interval = default;
        bool isKnown = intervalText is not null && Interval.TryParse(intervalText.Value, out interval);
        if (intervalText is not null && !isKnown)
            scope.Problems.Add(
                intervalText.Line,
                intervalText.Column,
                $"{intervalText.Value} is not an interval; there are {string.Join(", ", Interval.Known)}.");
        Syntax syntax = of is null ? new MissingSyntax(0) : scope.Parse(of.Source);
        return new Definition(name, (of ?? name).Source, syntax)
        {
            On = isKnown ? new LongerInterval(interval, intervalText!.Source) : null,
        };
    }
}
