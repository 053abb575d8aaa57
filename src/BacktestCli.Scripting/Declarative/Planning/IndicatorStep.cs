using System.Linq.Expressions;
using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>
/// An indicator of the catalogue. One of series of which any is undefined at a bar (not warm yet, or divided by zero) takes no notice of
/// that bar and is undefined there itself.
/// </summary>
/// <param name="index">Its place among the steps.</param>
/// <param name="entry">Which indicator.</param>
/// <param name="series">The series it is of, in order; none where it takes whole bars.</param>
/// <param name="arguments">Its parameters, in order.</param>
internal sealed class IndicatorStep(int index, IndicatorEntry entry, IReadOnlyList<Node> series, IReadOnlyList<FixedArgument> arguments)
    : Step(index, ResultType.Number)
{
    public IndicatorEntry Entry => entry;

    /// <summary>The call as it is written.</summary>
    public override string Label
    {
        get
        {
            int depth = 0, end = Source.Text.IndexOf('(', Offset);
            do
                depth += Source.Text[end++] switch { '(' => 1, ')' => -1, _ => 0 };
            while (depth > 0);
            return Source.Text[Offset..end];
        }
    }

    /// <summary>Where the call is written.</summary>
    public required SourceText Source { get; init; }

    /// <summary>Where in <see cref="Source"/> the call is written.</summary>
    public required int Offset { get; init; }

    public override IEnumerable<PlacedProblem> Problems(double[] slots)
    {
        PlacedProblem[] found = [.. arguments.SelectMany(argument => argument.Problems(slots))];
        return found.Length > 0 || Refusal(slots) is not { } refusal ? found : [new PlacedProblem(Source, Offset, refusal)];
    }

    public override ValueScale? ScaleOf(int output) => Scales.Of(entry, output, series);

    public override object CreatePart(double[] slots) => Create(slots);

    public override int WarmUp(OutputNode output, Machine machine)
    {
        int inputs = output.Number == 0
            ? ((IIndicator)machine.Parts[Index]!).WarmUp
            : OutputWarmUp.Measure(entry, Create(machine.Slots), output.Number);
        return series.Count == 0 ? inputs : series.Max(one => one.WarmUp(machine)) + inputs - 1;
    }

    public override IEnumerable<Expression> Emit(Frame frame)
    {
        Expression part = frame.Part(this);
        if (series.Count == 0)
            return Update(frame, part, [frame.Bar]);
        if (series.All(one => one.IsAlwaysFinite))
            return Update(frame, part, [.. series.Select(one => one.Emit(frame))]);

        ParameterExpression[] inputs = [.. series.Select(_ => Expression.Variable(typeof(double)))];
        Expression undefined = Expression.Constant(double.NaN);
        return
        [
            Expression.Block(
                inputs,
                Expression.Block(series.Select((one, i) => Expression.Assign(inputs[i], one.Emit(frame)))),
                Expression.IfThenElse(
                    inputs.Select(IsFinite).Aggregate(Expression.AndAlso),
                    Expression.Block(Update(frame, part, inputs)),
                    Expression.Block(Outputs.Select(output => Expression.Assign(frame.Values[output.Index], undefined))))),
        ];
    }

    private static Expression IsFinite(Expression input) => Expression.Call(typeof(double), nameof(double.IsFinite), null, input);

    private IEnumerable<Expression> Update(Frame frame, Expression part, Expression[] inputs)
    {
        Expression headline = Expression.Call(part, nameof(IValueIndicator.Update), null, inputs);
        if (Outputs.FirstOrDefault(output => output.Number == 0) is not { } asked)
            yield return headline;
        else
            yield return Expression.Assign(frame.Values[asked.Index], headline);
        foreach (OutputNode output in Outputs.Where(output => output.Number > 0))
        {
            Expression read = Expression.Constant(entry.Outputs[output.Number].Read);
            yield return Expression.Assign(frame.Values[output.Index], Expression.Invoke(read, part));
        }
    }

    private IIndicator Create(double[] slots)
    {
        double[] values = new double[arguments.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = arguments[i].Node.Evaluate(slots);
        return entry.Create(values);
    }

    /// <summary>Parameters can each be right and yet not go together; only the indicator knows.</summary>
    private string? Refusal(double[] slots)
    {
        try
        {
            _ = Create(slots);
            return null;
        }
        catch (ArgumentException fault)
        {
            return $"{entry.Name} refuses these parameters: {fault.Message.Split(" (Parameter ")[0].TrimEnd('.')}.";
        }
    }
}
