using System.Linq.Expressions;
using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>
/// True at the bar where one number comes to stand above another: at or below it on the previous bar, above it on this one.
/// </summary>
/// <param name="index">Its place among the steps.</param>
/// <param name="riser">The number that comes to stand above.</param>
/// <param name="other">The number that it leaves below.</param>
/// <param name="memory">First of two slots, for the previous bar's numbers.</param>
internal sealed class CrossingStep(int index, Node riser, Node other, int memory) : Step(index, ResultType.Condition)
{
    public override string Label => $"crossing {Index + 1}";

    public override ValueScale? ScaleOf(int output) => Scales.Common([riser, other]) is null ? null : ValueScale.None;

    public override object? CreatePart(double[] slots)
    {
        (slots[memory], slots[memory + 1]) = (double.NaN, double.NaN);
        return null;
    }

    public override int WarmUp(OutputNode output, Machine machine) => Math.Max(riser.WarmUp(machine), other.WarmUp(machine)) + 1;

    public override IEnumerable<Expression> Emit(Frame frame)
    {
        ParameterExpression a = Expression.Variable(typeof(double)), b = Expression.Variable(typeof(double));
        Expression wasNotAbove = Expression.LessThanOrEqual(frame.Slot(memory), frame.Slot(memory + 1));
        yield return Expression.Block(
            [a, b],
            Expression.Assign(a, riser.Emit(frame)),
            Expression.Assign(b, other.Emit(frame)),
            Expression.Assign(frame.Values[Outputs[0].Index], Expression.AndAlso(wasNotAbove, Expression.GreaterThan(a, b))),
            Expression.Assign(frame.Slot(memory), a),
            Expression.Assign(frame.Slot(memory + 1), b));
    }
}
