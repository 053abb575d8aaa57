using System.Linq.Expressions;
using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>
/// Everything that is computed on bars of one longer interval. When such a bar has closed, its own steps are taken; until the next has, their values stay.
/// </summary>
/// <param name="index">Its place among the steps.</param>
/// <param name="interval">How long the bars are.</param>
/// <param name="outer">The plan it is a step of.</param>
/// <param name="place">Where the interval is written: <c>file:line:column</c>.</param>
internal sealed class LongerStep(int index, Interval interval, Plan outer, string place) : Step(index, ResultType.Number)
{
    private readonly List<(Node Node, int Slot)> _results = [];

    public Interval Interval => interval;

    /// <summary>What is done when one of its bars has closed.</summary>
    public Plan Inner { get; } = new(outer);

    /// <summary>The output that holds an expression of <see cref="Inner"/>.</summary>
    public OutputNode Hold(Node node)
    {
        int number = _results.FindIndex(result => result.Node.Key == node.Key);
        if (number < 0)
        {
            number = _results.Count;
            _results.Add((node, outer.ReserveSlots(1)));
        }

        return Output(number, outer);
    }

    /// <summary>The expression that an output holds.</summary>
    public Node Held(OutputNode output) => _results[output.Number].Node;

    /// <summary>Why it cannot be made of the run's bars, a sentence with its place; null where it can.</summary>
    public string? Refusal(Interval run) => LongerBars.CanMake(interval, run) ? null : $"{place}: {Misfit(interval, run)}";

    /// <summary>What is wrong with its interval for bars that it is not made of.</summary>
    public static string Misfit(Interval interval, Interval run) =>
        $"{interval} bars cannot be made of the run's {run} bars: the interval must be longer, and a whole multiple.";

    public override ResultType TypeOf(int output) => _results[output].Node.Type;

    public override ValueScale? ScaleOf(int output) => _results[output].Node.Scale;

    public override IEnumerable<PlacedProblem> Problems(double[] slots) => Inner.Steps.SelectMany(step => step.Problems(slots));

    public override object CreatePart(Machine machine)
    {
        foreach ((Node node, int slot) in _results)
            machine.Slots[slot] = node.Type == ResultType.Number ? double.NaN : 0;
        LongerPart part = new(new LongerBars(machine.Interval, interval), new Machine(Inner, machine.Slots, interval));
        foreach ((Node node, int _) in _results)
            part.Need(Math.Max(1, node.WarmUp(part.Machine)));
        return part;
    }

    /// <summary>At most: the data may begin just after the open of a longer bar, which is then left out.</summary>
    public override int WarmUp(OutputNode output, Machine machine)
    {
        int bars = Math.Max(1, Held(output).WarmUp(((LongerPart)machine.Parts[Index]!).Machine));
        return (int)Math.Min(int.MaxValue / 2, (LongerBars.MostIn(interval, machine.Interval) * (bars + 1L)) - 1);
    }

    public override IEnumerable<Expression> Emit(Frame frame)
    {
        Expression part = frame.Part(this);
        Frame inner = frame.Inside(this);
        List<Expression> body =
        [
            Expression.Assign(inner.Bar, Expression.Property(part, nameof(LongerPart.Bar))),
            Expression.Assign(inner.Parts, Expression.Property(part, nameof(LongerPart.Parts))),
            .. Inner.Steps.SelectMany(step => step.Emit(inner)),
            .. _results.Select(result => Expression.Assign(frame.Slot(result.Slot), Frame.ToNumber(result.Node.Emit(inner)))),
        ];
        yield return Expression.IfThen(
            Expression.Call(part, nameof(LongerPart.Take), null, frame.Bar),
            Expression.Block([inner.Bar, inner.Parts, .. inner.Values], body));
        foreach (OutputNode output in Outputs)
            yield return Expression.Assign(frame.Values[output.Index], Frame.FromNumber(frame.Slot(_results[output.Number].Slot), output.Type));
    }
}
