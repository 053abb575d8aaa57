using System.Linq.Expressions;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative.Binding;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>
/// A strategy file understood: makes strategies from parameter values. What is compiled is compiled once, when the first asks for it.
/// </summary>
internal sealed class Blueprint
{
    private readonly IReadOnlyCollection<DeclaredParameter> _parameters;
    private readonly Interval _usual;
    private readonly Lazy<StepFunction> _step;
    private readonly Lazy<StepFunction> _keepingStep;
    private readonly Lazy<StepFunction> _repeatedStep;
    private readonly Lazy<StepFunction> _observingStep;

    /// <param name="plan">What is done at every bar.</param>
    /// <param name="parameters">What can be set.</param>
    /// <param name="rules">What is decided.</param>
    /// <param name="interval">Bars it is meant for; null: any.</param>
    public Blueprint(Plan plan, IReadOnlyCollection<DeclaredParameter> parameters, Rules rules, Interval? interval)
    {
        (Plan, _parameters, Rules) = (plan, parameters, rules);
        _usual = interval ?? Interval.Known.Reverse().Select(Interval.Parse).FirstOrDefault(known => Misfit(known) is null, Interval.OneMinute);
        int kept = KeptSlots = plan.ReserveSlots(plan.Values);
        _step = new Lazy<StepFunction>(() => plan.Compile(Example(), Decide));
        _keepingStep = new Lazy<StepFunction>(() => plan.Compile(Example(), Decide, kept));
        _repeatedStep = new Lazy<StepFunction>(() => plan.CompileRepeat(Example(), Decide, kept));
        _observingStep = new Lazy<StepFunction>(() => plan.Compile(Example(), Show));
    }

    public Plan Plan { get; }

    /// <summary>First of the slots in which <see cref="KeepingStep"/> leaves the values; a condition is 1 or 0.</summary>
    public int KeptSlots { get; }

    /// <summary>Bars before its first order, where its indicators need fewer.</summary>
    /// <value>Default 1.</value>
    public int LeastWarmUpBars { get; init; } = 1;

    public Rules Rules { get; }

    /// <summary>What it wants to be told; null: nothing.</summary>
    public SignalRule? Signals { get; init; }

    /// <summary>A bar: steps, then a decision.</summary>
    public StepFunction Step => _step.Value;

    /// <summary>A bar whose values are kept for <see cref="RepeatedStep"/>.</summary>
    public StepFunction KeepingStep => _keepingStep.Value;

    /// <summary>A decision on the values that were kept.</summary>
    public StepFunction RepeatedStep => _repeatedStep.Value;

    /// <summary>A bar without a decision, which leaves what a model is shown in its slots; a condition is 1 or 0.</summary>
    public StepFunction ObservingStep => _observingStep.Value;

    /// <summary>A strategy at its first bar.</summary>
    /// <exception cref="StrategyException">The values do not go together, though each is allowed.</exception>
    public IStrategy Create(IReadOnlyDictionary<string, double> values)
    {
        double[] slots = Slots(parameter => values[parameter.Declaration.Name]);
        string[] problems =
        [
            .. Plan.Steps.SelectMany(step => step.Problems(slots)).Concat(Rules.Problems(slots)).Concat(Signals?.Problems(slots) ?? [])
                .Select(problem => problem.Message),
        ];
        if (problems.Length > 0)
            throw new StrategyException($"these parameters do not go together: {string.Join(' ', problems)}");
        return Signals is null ? new DeclarativeStrategy(this, slots, _usual) : new ListeningStrategy(this, slots, _usual);
    }

    /// <summary>Bars until everything that the rules mention has a value; 1 or more.</summary>
    public int WarmUpOf(Machine machine)
    {
        int warmUpBars = Math.Max(LeastWarmUpBars, Signals?.WarmUp(machine) ?? 1);
        foreach (Node node in Rules.Nodes)
            warmUpBars = Math.Max(warmUpBars, node.WarmUp(machine));
        return warmUpBars;
    }

    /// <summary>Why bars of that length are not what the file needs, a sentence with its place; null where they are.</summary>
    public string? Misfit(Interval run) => Plan.Longer.Select(step => step.Refusal(run)).FirstOrDefault(refusal => refusal is not null);

    private Expression Decide(Frame frame) => new DecisionCode(Rules, frame).Emit();

    private Expression Show(Frame frame) => Expression.Block(
        [
            .. Signals!.Shown.Select((shown, i) => Expression.Assign(
                frame.Slot(Signals.ShownSlot + i), Frame.ToNumber(shown.Node.Emit(frame)))),
            Expression.Constant(0),
        ]);

    private Machine Example() => new(Plan, Slots(parameter => parameter.Declaration.Default), _usual);

    private double[] Slots(Func<DeclaredParameter, double> valueOf)
    {
        double[] slots = new double[Plan.Slots];
        foreach (DeclaredParameter parameter in _parameters)
            slots[parameter.Slot] = valueOf(parameter);
        return slots;
    }
}
