using System.Linq.Expressions;
using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>The names that the code of one bar can use.</summary>
internal sealed class Frame
{
    private readonly ParameterExpression _slots;
    private readonly Machine _example;

    public Frame(Plan plan, Machine example)
        : this(plan, example, Expression.Parameter(typeof(Bar).MakeByRefType(), "bar"), Expression.Parameter(typeof(double[]), "slots"))
    {
    }

    private Frame(Plan plan, Machine example, ParameterExpression bar, ParameterExpression slots)
    {
        (_example, Bar, _slots) = (example, bar, slots);
        Values = new ParameterExpression[plan.Values];
        foreach (OutputNode output in plan.Steps.SelectMany(step => step.Outputs))
            Values[output.Index] = Expression.Variable(output.Type == ResultType.Number ? typeof(double) : typeof(bool));
        Side = Expression.Convert(Direction, typeof(double));
    }

    /// <summary>The bar that has just closed.</summary>
    public ParameterExpression Bar { get; }

    /// <summary>What the steps remember.</summary>
    public ParameterExpression Parts { get; } = Expression.Parameter(typeof(object[]), "parts");

    /// <summary>+1 long, −1 short, 0 flat.</summary>
    public ParameterExpression Direction { get; } = Expression.Parameter(typeof(int), "direction");

    /// <summary>+1 or −1 as a number: the side held, or being entered.</summary>
    public Expression Side { get; set; }

    /// <summary>The values of the steps at this bar.</summary>
    public ParameterExpression[] Values { get; }

    /// <summary>In the order of <see cref="StepFunction"/>.</summary>
    public IEnumerable<ParameterExpression> Parameters => [Bar, _slots, Parts, Direction];

    /// <summary>A number or condition as a number, which can be kept.</summary>
    public static Expression ToNumber(Expression value) =>
        value.Type == typeof(bool) ? Expression.Condition(value, Expression.Constant(1.0), Expression.Constant(0.0)) : value;

    /// <summary>What was kept as a number.</summary>
    public static Expression FromNumber(Expression kept, ResultType type) =>
        type == ResultType.Number ? kept : Expression.NotEqual(kept, Expression.Constant(0.0));

    /// <summary>The names that the code of a longer bar can use: bar and memory are its own, what is kept from bar to bar is shared.</summary>
    public Frame Inside(LongerStep step) => new(
        step.Inner,
        ((LongerPart)_example.Parts[step.Index]!).Machine,
        Expression.Variable(typeof(Bar), "longer"),
        _slots);

    /// <summary>A number that outlasts the bar.</summary>
    public Expression Slot(int slot) => Expression.ArrayAccess(_slots, Expression.Constant(slot));

    /// <summary>What a step remembers, as its own type, so that calls to it are direct.</summary>
    public Expression Part(Step step) =>
        Expression.Convert(Expression.ArrayIndex(Parts, Expression.Constant(step.Index)), _example.Parts[step.Index]!.GetType());
}
