using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Binding;

/// <summary>Finds out what look-backs and crossings mean, which remember earlier bars.</summary>
internal sealed class MemoryBinder(Binder binder)
{
    public OutputNode? Bind(LookBackSyntax syntax)
    {
        Node? target = binder.Bind(syntax.Target, ResultType.Number, "a look-back");
        Node? count = binder.Bind(syntax.Count, ResultType.Number, "a look-back");
        if (target is null || count is null || DependsOnPosition(target, syntax.Target, "a look-back"))
            return null;
        if (target is OutputNode { Step: LongerStep longer })
        {
            binder.Report(
                syntax,
                $"`{binder.TextOf(syntax.Target)}` is of {longer.Interval} bars, and a look-back here counts the run's: write it inside `of`.");
            return null;
        }

        FixedArgument? bars = new CallBinder(binder).Fix(count, syntax.Count, "a look-back", 0, isInteger: true);
        if (bars is null)
            return null;
        Step step = binder.Scope.Plan.Share($"{target.Key}[{count.Key}]", index => new LookBackStep(index, target, bars));
        return step.Output(0, binder.Scope.Plan);
    }

    public OutputNode? Bind(Operator operation, Syntax whole, Node[] operands)
    {
        if (operands.Any(operand => DependsOnPosition(operand, whole, operation.Text)))
            return null;
        if (operation == Operator.CrossesBelow)
            Array.Reverse(operands);
        string key = $"({operands[0].Key} crosses {operands[1].Key})";
        Step step = binder.Scope.Plan.Share(
            key,
            index => new CrossingStep(index, operands[0], operands[1], binder.Scope.Plan.ReserveSlots(2)));
        return step.Output(0, binder.Scope.Plan);
    }

    /// <summary>Reports where a step is given what changes with the position.</summary>
    public bool DependsOnPosition(Node node, Syntax syntax, string user)
    {
        if (node.PositionNames.FirstOrDefault() is not { } name)
            return false;
        binder.Report(syntax, $"{user} remembers earlier bars, and {name} is known only while a position is held.");
        return true;
    }
}
