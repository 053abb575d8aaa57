using System.Linq.Expressions;
using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>The names that the code of one bar can use.</summary>
internal sealed class Frame
{
    private readonly ParameterExpression _slots = Expression.Parameter(typeof(double[]), "slots");
    private readonly ParameterExpression _parts = Expression.Parameter(typeof(object[]), "parts");
    private readonly Machine _example;

    public Frame(Plan plan, Machine example)
    {
        _example = example;
        Values = new ParameterExpression[plan.Values];
        foreach (OutputNode output in plan.Steps.SelectMany(step => step.Outputs))
            Values[output.Index] = Expression.Variable(output.Type == ResultType.Number ? typeof(double) : typeof(bool));
        Side = Expression.Convert(Direction, typeof(double));
    }

    /// <summary>The bar that has just closed.</summary>
    public ParameterExpression Bar { get; } = Expression.Parameter(typeof(Bar).MakeByRefType(), "bar");

    /// <summary>+1 long, −1 short, 0 flat.</summary>
    public ParameterExpression Direction { get; } = Expression.Parameter(typeof(int), "direction");

    /// <summary>+1 or −1 as a number: the side held, or being entered.</summary>
    public Expression Side { get; set; }

    /// <summary>The values of the steps at this bar.</summary>
    public ParameterExpression[] Values { get; }

    /// <summary>In the order of <see cref="StepFunction"/>.</summary>
    public IEnumerable<ParameterExpression> Parameters => [Bar, _slots, _parts, Direction];

    /// <summary>A number that outlasts the bar.</summary>
    public Expression Slot(int slot) => Expression.ArrayAccess(_slots, Expression.Constant(slot));

    /// <summary>What a step remembers, as its own type, so that calls to it are direct.</summary>
    public Expression Part(Step step) =>
        Expression.Convert(Expression.ArrayIndex(_parts, Expression.Constant(step.Index)), _example.Parts[step.Index]!.GetType());
}
