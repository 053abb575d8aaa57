using BacktestCli.Core;
using BacktestCli.Core.Indicators;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Binding;

/// <summary>Finds out what a call means: a function of numbers, or an indicator of the catalogue.</summary>
internal sealed class CallBinder(Binder binder)
{
    public Node? Bind(CallSyntax call)
    {
        if (Operator.Functions.FirstOrDefault(function => function.Text == call.Name) is { } found)
            return BindFunction(found, call);
        if (IndicatorCatalog.Find(call.Name) is { } entry)
            return BindIndicator(entry, call);
        foreach (Syntax argument in call.Arguments)
            binder.Bind(argument);
        if (binder.Scope.Names.Contains(call.Name))
            return binder.Report(call, $"{call.Name} is a value and takes no parentheses; a look-back is written {call.Name}[1].");
        string[] names = [.. Operator.Functions.Select(function => function.Text), .. IndicatorCatalog.All.Select(other => other.Name)];
        return binder.Report(call, $"there is no indicator or function {call.Name}.{Spelling.DidYouMean(call.Name, names)}");
    }

    /// <summary>An argument that must be known before the first bar; null where it is not, which is reported.</summary>
    public FixedArgument? Fix(Node node, Syntax syntax, string name, double min, bool isInteger)
    {
        if (!node.IsFixed)
        {
            binder.Report(
                syntax,
                $"{name} must be known before the first bar, and `{binder.TextOf(syntax)}` changes. Use numbers and parameters.");
            return null;
        }

        FixedArgument argument = new()
        {
            Node = node,
            Source = binder.Source,
            Offset = syntax.Start,
            Name = name,
            Min = min,
            IsInteger = isInteger,
        };
        if (node is not ParameterNode { Name: { } parameterName } || binder.Scope.FindParameter(parameterName) is not { } parameter)
            return argument;
        if (isInteger && parameter.Declaration.Type == ParameterType.Number)
            binder.Report(syntax, $"{name} is a whole number: declare {parameterName} with type: int.");
        else
            parameter.Narrow(argument);
        return argument;
    }

    private Node? BindFunction(Operator function, CallSyntax call)
    {
        int takes = function.Apply is Func<double, double> ? 1 : 2;
        if (call.Arguments.Count == takes)
            return binder.BindOperation(function, call, call.Arguments);
        foreach (Syntax argument in call.Arguments)
            binder.Bind(argument);
        string example = takes == 1 ? $"{function.Text}(close - open)" : $"{function.Text}(close, open)";
        return binder.Report(
            call,
            $"{function.Text} takes {takes} argument{(takes == 1 ? "" : "s")}, not {call.Arguments.Count}, as in {example}.");
    }

    private OutputNode? BindIndicator(IndicatorEntry entry, CallSyntax call)
    {
        Node?[] given = [.. call.Arguments.Select(argument => binder.Bind(argument, ResultType.Number, entry.Name))];
        int sources = CountSeries(entry, given);
        if (!CanTake(entry, call, given, sources))
            return null;
        Node?[] series = entry.Input == IndicatorInput.Series && sources == 0 ? [BarNode.All["close"]] : given[..sources];
        FixedArgument?[] arguments = [.. entry.Parameters.Select((_, i) => Argument(entry, call, given, i, i + sources))];
        if (given.Contains(null) || arguments.Contains(null))
            return null;
        Syntax place = call.Arguments.Count > 0 ? call.Arguments[0] : call;
        if (series.Any(one => new MemoryBinder(binder).DependsOnPosition(one!, place, entry.Name)))
            return null;
        IEnumerable<string> parts = series.Select(one => one!.Key).Concat(arguments.Select(argument => argument!.Node.Key));
        string key = $"{entry.Name}({string.Join('|', parts)})";
        Step step = binder.Scope.Plan.Share(key, index => new IndicatorStep(index, entry, series!, arguments!)
        {
            Source = binder.Source,
            Offset = call.Start,
        });
        return step.Output(0, binder.Scope.Plan);
    }

    /// <summary>Arguments that are series: rsi(14) and rsi(close, 14) are both right, as a series changes and a parameter does not.</summary>
    private static int CountSeries(IndicatorEntry entry, Node?[] given) =>
        given.Take((int)entry.Input).TakeWhile(argument => argument is null or { IsFixed: false }).Count();

    private static string Why(IndicatorEntry entry) => entry.Input == IndicatorInput.Bars ? ": it reads whole bars" : "";

    private bool CanTake(IndicatorEntry entry, CallSyntax call, Node?[] given, int sources)
    {
        int most = entry.Parameters.Count + sources;
        if (entry.Input == IndicatorInput.Pair && sources < 2)
            binder.Report(
                sources < given.Length ? call.Arguments[sources] : call,
                $"{entry.Name} is of two series, both of which change. Write {entry.Example}.");
        else if (given.Length <= most)
            return true;
        else if (entry.Input == IndicatorInput.Series && sources == 0 && given.Length == most + 1)
            binder.Report(
                call.Arguments[0],
                $"{entry.Name} is of a series, and `{binder.TextOf(call.Arguments[0])}` never changes. Write {entry.Example}.");
        else
            binder.Report(call.Arguments[most], $"{entry.Name} takes no argument here. Write {entry.Example}{Why(entry)}.");
        return false;
    }

    private FixedArgument? Argument(IndicatorEntry entry, CallSyntax call, Node?[] given, int number, int place)
    {
        IndicatorParameter parameter = entry.Parameters[number];
        if (place < given.Length && given[place] is null)
            return null;
        (Node node, Syntax syntax) = place < given.Length
            ? (given[place]!, call.Arguments[place])
            : (new NumberNode(parameter.Default), call);
        return Fix(node, syntax, $"{entry.Name}'s {parameter.Name}", parameter.Min, parameter.IsInteger);
    }
}
