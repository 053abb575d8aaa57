using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative.Binding;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>
/// A strategy file understood: makes strategies from parameter values. What is compiled is compiled once, when the first is made.
/// </summary>
internal sealed class Blueprint
{
    private readonly Plan _plan;
    private readonly IReadOnlyCollection<DeclaredParameter> _parameters;
    private readonly Rules _rules;
    private readonly Lazy<StepFunction> _step;
    private readonly Lazy<StepFunction> _tracedStep;

    public Blueprint(Plan plan, IReadOnlyCollection<DeclaredParameter> parameters, Rules rules)
    {
        (_plan, _parameters, _rules) = (plan, parameters, rules);
        _step = new Lazy<StepFunction>(() => Compile(isTraced: false));
        _tracedStep = new Lazy<StepFunction>(() => Compile(isTraced: true));
    }

    /// <summary>Bars before its first order, where its indicators need fewer.</summary>
    /// <value>Default 1.</value>
    public int LeastWarmUpBars { get; init; } = 1;

    /// <summary>A strategy at its first bar.</summary>
    /// <exception cref="StrategyException">The values do not go together, though each is allowed.</exception>
    public IStrategy Create(IReadOnlyDictionary<string, double> values)
    {
        double[] slots = Slots(parameter => values[parameter.Declaration.Name]);
        string[] problems = [.. Problems(slots).Select(problem => problem.Message)];
        if (problems.Length > 0)
            throw new StrategyException($"these parameters do not go together: {string.Join(' ', problems)}");

        Machine machine = new(_plan, slots);
        int warmUpBars = LeastWarmUpBars;
        foreach (Node node in _rules.Nodes)
            warmUpBars = Math.Max(warmUpBars, node.WarmUp(machine));
        return new DeclarativeStrategy(_step.Value, machine, _rules, warmUpBars) { Tracing = (_plan, _tracedStep) };
    }

    private StepFunction Compile(bool isTraced)
    {
        Machine example = new(_plan, Slots(parameter => parameter.Declaration.Default));
        return _plan.Compile(example, frame => new DecisionCode(_rules, frame).Emit(), isTraced);
    }

    private IEnumerable<PlacedProblem> Problems(double[] slots) =>
        _plan.Steps.SelectMany(step => step.Problems(slots)).Concat(_rules.Amounts.SelectMany(amount => amount.Problems(slots)));

    private double[] Slots(Func<DeclaredParameter, double> valueOf)
    {
        double[] slots = new double[_plan.Slots + _plan.Values];
        foreach (DeclaredParameter parameter in _parameters)
            slots[parameter.Slot] = valueOf(parameter);
        return slots;
    }
}
