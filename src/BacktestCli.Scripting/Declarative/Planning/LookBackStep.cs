using System.Linq.Expressions;
using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>What a number was some bars ago.</summary>
internal sealed class LookBackStep(int index, Node source, FixedArgument bars) : Step(index, ResultType.Number)
{
    public override string Label => $"look-back {Index + 1}";

    public override IEnumerable<PlacedProblem> Problems(double[] slots) => bars.Problems(slots);

    public override ValueScale? ScaleOf(int output) => source.Scale;

    public override object CreatePart(double[] slots) => new LookBack((int)bars.Node.Evaluate(slots));

    public override int WarmUp(OutputNode output, Machine machine) => source.WarmUp(machine) + ((LookBack)machine.Parts[Index]!).Bars;

    public override IEnumerable<Expression> Emit(Frame frame)
    {
        yield return Expression.Assign(
            frame.Values[Outputs[0].Index],
            Expression.Call(frame.Part(this), nameof(LookBack.Update), null, source.Emit(frame)));
    }
}
