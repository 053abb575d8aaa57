using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>A strategy file at work. It allocates only when it orders, and remembers nothing but bars.</summary>
internal sealed class DeclarativeStrategy : IRepeatableStrategy, ITracedStrategy
{
    private readonly Blueprint _blueprint;
    private readonly double[] _slots;
    private readonly RuleOrders _orders;
    private StepFunction _step;
    private StepFunction? _repeat;
    private object?[] _parts = [];
    private LongerPart[] _longer = [];
    private Interval _interval;
    private bool _isWarm;
    private int _seen;
    private bool _isTracing;

    /// <param name="blueprint">What it does.</param>
    /// <param name="slots">The numbers known before the first bar; taken over.</param>
    /// <param name="interval">How long its bars are, as far as anybody knows.</param>
    public DeclarativeStrategy(Blueprint blueprint, double[] slots, Interval interval)
    {
        (_blueprint, _slots, _step) = (blueprint, slots, blueprint.Step);
        _orders = new RuleOrders(blueprint.Rules, slots);
        Start(interval);
    }

    /// <inheritdoc/>
    public int WarmUpBars { get; private set; }

    /// <summary>What is written to the trades of its entries from now on; null: nothing.</summary>
    public string? Tag
    {
        set => _orders.Tag = value;
    }

    /// <inheritdoc/>
    /// <exception cref="StrategyException">The file asks for longer bars that cannot be made of these.</exception>
    public void Begin(Interval interval)
    {
        if (_longer.Length == 0 || interval == _interval)
            return;
        if (_blueprint.Misfit(interval) is { } misfit)
            throw new StrategyException(misfit);
        Start(interval);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> TracedNames => _blueprint.Plan.Names();

    /// <inheritdoc/>
    public ReadOnlySpan<double> Traced => _isTracing ? _slots.AsSpan(_blueprint.KeptSlots, _blueprint.Plan.Values) : default;

    /// <inheritdoc/>
    public void StartTracing() => (_step, _isTracing) = (_blueprint.KeepingStep, true);

    /// <inheritdoc/>
    public void OnBar(IStrategyContext context)
    {
        Position position = context.Position;
        int direction = position.Direction;
        if (direction != 0)
            (_slots[Plan.EntryPriceSlot], _slots[Plan.BarsHeldSlot]) = (position.EntryPrice, position.BarsHeld);

        Decision decision = (Decision)_step(in context.Bar, _slots, _parts, direction);
        if (!_isWarm && !HasWarmedUp())
            return;
        if (decision != Decision.None)
            _orders.Send(context, decision, direction);
    }

    /// <inheritdoc/>
    public void StartRepeating() => (_step, _repeat) = (_blueprint.KeepingStep, _blueprint.RepeatedStep);

    /// <inheritdoc/>
    public void Repeat(IStrategyContext context)
    {
        if (!_isWarm)
            return;
        Position position = context.Position;
        (_slots[Plan.EntryPriceSlot], _slots[Plan.BarsHeldSlot]) = (position.EntryPrice, position.BarsHeld);
        Decision decision = (Decision)_repeat!(in context.Bar, _slots, _parts, position.Direction);
        if (decision != Decision.None)
            _orders.Send(context, decision, position.Direction);
    }

    /// <summary>Takes in a bar by another step than that of its decisions.</summary>
    public void Take(in Bar bar, StepFunction step) => step(in bar, _slots, _parts, 0);

    private void Start(Interval interval)
    {
        Machine machine = new(_blueprint.Plan, _slots, interval);
        (_interval, _parts, WarmUpBars) = (interval, machine.Parts, _blueprint.WarmUpOf(machine));
        _longer = [.. _parts.OfType<LongerPart>()];
        foreach (LongerStep step in _blueprint.Plan.Longer)
            ((LongerPart)_parts[step.Index]!).Settles = WarmUpBars - step.Outputs.Max(output => machine.WarmUps[output.Index]);
    }

    /// <summary>Longer bars that are left out, because bars are missing in them, make the warm-up longer than it was reckoned.</summary>
    private bool HasWarmedUp() => _isWarm = ++_seen >= WarmUpBars && Array.TrueForAll(_longer, part => part.IsSettled);
}
