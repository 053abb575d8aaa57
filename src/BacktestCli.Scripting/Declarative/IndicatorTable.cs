using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Binding;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;
using LinqExpression = System.Linq.Expressions.Expression;

namespace BacktestCli.Scripting.Declarative;

/// <summary>The values of some expressions at every bar, as columns.</summary>
public sealed class IndicatorTable
{
    private readonly StepFunction _step;
    private readonly Machine _machine;
    private readonly int _firstSlot;

    private IndicatorTable(Plan plan, IReadOnlyList<Column> columns)
    {
        Columns = [.. columns.Select(column => column.Name)];
        _firstSlot = plan.ReserveSlots(columns.Count);
        _machine = new Machine(plan, new double[plan.Slots]);
        _step = plan.Compile(_machine, frame => LinqExpression.Block(
            [
                .. columns.Select((column, i) => LinqExpression.Assign(frame.Slot(_firstSlot + i), column.Node.Emit(frame))),
                LinqExpression.Constant(0),
            ]));
    }

    /// <summary>
    /// Names of the columns, in order: the expressions as written; an indicator's other outputs after it, as in
    /// <c>macd(12,26,9).signal</c>.
    /// </summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Understands expressions such as <c>rsi(14)</c>, <c>macd(12,26,9)</c> or <c>close / sma(20) - 1</c>.</summary>
    public static IndicatorTableResult Compile(IReadOnlyList<string> expressions)
    {
        Plan plan = new();
        List<Column> columns = [];
        List<Problem> problems = [];
        foreach (string expression in expressions)
        {
            ProblemList found = new($"\"{expression}\"");
            columns.AddRange(Read(new SourceText(expression), new Scope(found, plan)));
            problems.AddRange(found.InOrder());
        }

        return new IndicatorTableResult { Table = problems.Count == 0 ? new IndicatorTable(plan, columns) : null, Problems = problems };
    }

    /// <summary>Takes the next bar.</summary>
    /// <returns>A value for each of <see cref="Columns"/>, NaN until warm; it holds until the next bar is taken.</returns>
    public ReadOnlySpan<double> Next(in Bar bar)
    {
        _step(in bar, _machine.Slots, _machine.Parts, 0);
        return _machine.Slots.AsSpan(_firstSlot, Columns.Count);
    }

    private static IEnumerable<Column> Read(SourceText source, Scope scope)
    {
        int earlierSteps = scope.Plan.Steps.Count;
        Syntax syntax = scope.Parse(source);
        if (new Binder(scope, source).Bind(syntax, ResultType.Number, "a column") is not { } node)
            return [];
        if (node.PositionNames.FirstOrDefault() is { } name)
            scope.Problems.Add(source, 0, $"{name} is known only while a strategy holds a position.");
        foreach (PlacedProblem problem in scope.Plan.Steps.Skip(earlierSteps).SelectMany(step => step.Problems([])))
            scope.Problems.Add(problem.Source, problem.Offset, problem.Message);
        if (syntax is not CallSyntax || node is not OutputNode { Step: IndicatorStep step })
            return [new Column(source.Text, node)];
        return step.Entry.Outputs.Select((output, i) =>
            new Column(i == 0 ? source.Text : $"{source.Text}.{output.Name}", step.Output(i, scope.Plan)));
    }

    private sealed record Column(string Name, Node Node);
}

/// <summary>A table, or every mistake in what was asked of it.</summary>
public sealed record IndicatorTableResult
{
    /// <summary>The table; null where there are problems.</summary>
    public IndicatorTable? Table { get; init; }

    /// <summary>Every mistake; the expression itself stands where a file would. Empty where there is none.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }
}
