using System.Linq.Expressions;
using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>An operator or function and its operands.</summary>
internal sealed class OperationNode(Operator operation, params Node[] operands) : Node(operation.Gives, operands)
{
    public override string Key { get; } = $"({operation.Text} {string.Join(' ', operands.Select(operand => operand.Key))})";

    public override ValueScale? Scale { get; } = Scales.Of(operation, operands);

    public override double Evaluate(double[] slots)
    {
        double first = Operands[0].Evaluate(slots), last = Operands[^1].Evaluate(slots);
        return operation.Apply switch
        {
            Func<double, double> apply => apply(first),
            Func<double, double, double> apply => apply(first, last),
            Func<double, double, bool> apply => apply(first, last) ? 1 : 0,
            Func<bool, bool> apply => apply(first != 0) ? 1 : 0,
            Func<bool, bool, bool> apply => apply(first != 0, last != 0) ? 1 : 0,
            _ => throw new InvalidOperationException($"{operation.Text} cannot be computed before the first bar."),
        };
    }

    public override Expression Emit(Frame frame)
    {
        Expression[] emitted = [.. Operands.Select(operand => operand.Emit(frame))];
        if (operation == Operator.And)
            return Expression.AndAlso(emitted[0], emitted[1]);
        if (operation == Operator.Or)
            return Expression.OrElse(emitted[0], emitted[1]);
        return Expression.Call(operation.Apply!.Method, emitted);
    }
}
