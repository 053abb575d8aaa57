using BacktestCli.Core;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative.Binding;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>Reads <c>parameters</c>.</summary>
internal sealed class ParametersSection(Scope scope)
{
    private const string Example = "{ type: int, default: 14, min: 2, max: 500, description: \"Look-back, bars.\" }";

    private static readonly string[] Keys = ["type", "default", "min", "max", "description"];

    private static readonly string[] Types = ["int", "number", "bool"];

    public void Read(YamlMapping parameters)
    {
        foreach (YamlPair pair in parameters.Pairs)
        {
            if (NameRules.Problem(pair.Key, scope) is { } problem)
                scope.Problems.Add(pair.Key.Line, pair.Key.Column, problem);
            if (pair.Value is not YamlMapping mapping)
                scope.Problems.Add(pair.Value.Line, pair.Value.Column, $"a parameter is written `{pair.Key.Value}: {Example}`.");
            else
                Read(pair.Key, mapping);
        }
    }

    private void Read(YamlScalar name, YamlMapping mapping)
    {
        Section section = new(mapping, $"parameter {name.Value}", Keys, scope.Problems);
        YamlScalar? typeText = section.Require("type", "int");
        YamlScalar? defaultText = section.Require("default", "14");
        ParameterType type = typeText?.Value switch
        {
            "int" => ParameterType.Integer,
            "bool" => ParameterType.Switch,
            _ => ParameterType.Number,
        };
        bool isTyped = typeText is not null && Types.Contains(typeText.Value);
        if (typeText is not null && !isTyped)
            Report(
                typeText,
                $"there is no type {typeText.Value}; there are {string.Join(", ", Types)}.{Spelling.DidYouMean(typeText.Value, Types)}");
        double? initial = Value(type, isTyped ? defaultText : null, "default");
        StrategyParameter parameter = new()
        {
            Name = name.Value,
            Type = type,
            Default = initial ?? 0,
            Min = Bound(type, isTyped ? section.Text("min") : null, "min"),
            Max = Bound(type, isTyped ? section.Text("max") : null, "max"),
            Description = section.Text("description")?.Value ?? "",
        };
        if (parameter.Min > parameter.Max)
            Report(section.Text("min")!, $"min {parameter.Min} is above max {parameter.Max}.");
        else if (initial is not null && defaultText is not null && ParameterText.RangeProblem(parameter, parameter.Default) is { } outside)
            Report(defaultText, $"default is {defaultText.Value}: it {outside}.");
        scope.Add(new DeclaredParameter(parameter, scope.Plan.ReserveSlots(1), name));
    }

    private double? Bound(ParameterType type, YamlScalar? text, string key)
    {
        if (text is null || type != ParameterType.Switch)
            return Value(type, text, key);
        Report(text, $"{key} means nothing for a bool.");
        return null;
    }

    private double? Value(ParameterType type, YamlScalar? text, string key)
    {
        if (text is null)
            return null;
        if (ParameterText.TryRead(type, text.Value, out double value))
            return value;
        Report(text, $"{key} is {text.Value}: it must be {ParameterText.Describe(type)}.");
        return null;
    }

    private void Report(YamlScalar at, string message) => scope.Problems.Add(at.Line, at.Column, message);
}
