using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Binding;

/// <summary>Finds out what an expression on longer bars means: its names are the longer bar's columns and the file's parameters.</summary>
internal static class LongerBinder
{
    /// <summary>What the definition means on the run's bars: the value of the last longer bar that has closed; null where it is wrong, which is reported.</summary>
    public static Node? Bind(Definition definition, LongerInterval on, Scope scope)
    {
        (LongerStep step, Scope inner) = scope.On(on);
        if (new Binder(inner, definition.Source).Bind(definition.Syntax) is not { } node)
            return null;
        string? wrong = node switch
        {
            { IsFixed: true } => "it never changes. Use one of the bar's columns: ema(close, 50)",
            _ when node.PositionNames.FirstOrDefault() is { } name => $"{name} is known only while a position is held",
            _ => null,
        };
        if (wrong is null)
            return step.Hold(node);
        scope.Problems.Add(definition.Source, 0, $"{definition.Name} is computed on {on.Interval} bars, and {wrong}.");
        return null;
    }

    /// <summary>Another output of the indicator that a value on longer bars is of; null where it is of none.</summary>
    public static IndicatorStep? IndicatorOf(OutputNode value) =>
        value.Step is LongerStep longer && longer.Held(value) is OutputNode { Step: IndicatorStep indicator } ? indicator : null;
}
