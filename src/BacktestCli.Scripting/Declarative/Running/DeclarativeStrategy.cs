using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>A strategy file at work. It allocates only when it orders.</summary>
internal sealed class DeclarativeStrategy(StepFunction step, Machine machine, Rules rules, int warmUpBars) : ITracedStrategy
{
    private readonly double[] _slots = machine.Slots;
    private readonly object?[] _parts = machine.Parts;
    private StepFunction _step = step;
    private int _seen;
    private bool _isTracing;

    /// <inheritdoc/>
    public int WarmUpBars => warmUpBars;

    /// <summary>How its values are kept, where that is asked for.</summary>
    public required (Plan Plan, Lazy<StepFunction> Step) Tracing { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> TracedNames => Tracing.Plan.Names();

    /// <inheritdoc/>
    public ReadOnlySpan<double> Traced => _isTracing ? _slots.AsSpan(Tracing.Plan.Slots, Tracing.Plan.Values) : default;

    /// <inheritdoc/>
    public void StartTracing() => (_step, _isTracing) = (Tracing.Step.Value, true);

    /// <inheritdoc/>
    public void OnBar(IStrategyContext context)
    {
        Position position = context.Position;
        int direction = position.Direction;
        if (direction != 0)
            (_slots[Plan.EntryPriceSlot], _slots[Plan.BarsHeldSlot]) = (position.EntryPrice, position.BarsHeld);

        Decision decision = (Decision)_step(in context.Bar, _slots, _parts, direction);
        if (_seen < warmUpBars && ++_seen < warmUpBars)
            return;
        if (decision != Decision.None)
            Act(context, decision, direction);
    }

    private void Act(IStrategyContext context, Decision decision, int direction)
    {
        if (decision.HasFlag(Decision.Exit))
            context.Submit(new MarketOrder(direction > 0 ? Side.Sell : Side.Buy, Size.Position) { ReduceOnly = true });
        if ((decision & ~Decision.Exit) == Decision.None)
            return;

        Side side = decision.HasFlag(Decision.EnterLong) ? Side.Buy : Side.Sell;
        if (rules.Amounts.FirstOrDefault(amount => !amount.Allows(_slots[amount.Slot])) is { } impossible)
        {
            context.Decline(new MarketOrder(side, Size.Position), impossible.Refusal);
            return;
        }

        context.Submit(new MarketOrder(side, Size.OfEquity((decimal)_slots[Plan.SizeSlot]))
        {
            StopLoss = Level(rules.StopLoss),
            TakeProfit = Level(rules.TakeProfit),
        });
    }

    private ProtectiveLevel? Level(Amount? amount) => amount switch
    {
        null => null,
        { IsPrice: true } => ProtectiveLevel.At(_slots[amount.Slot]),
        _ => ProtectiveLevel.Away(_slots[amount.Slot]),
    };
}
