using BacktestCli.Core.Market;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Core.Trading;

/// <summary>Keeps the venue's own order at the price at which a position's margin is used up.</summary>
/// <param name="holding">The position.</param>
/// <param name="waiting">Where the order waits.</param>
internal sealed class LiquidationWatch(Holding holding, OrderQueue waiting)
{
    private WorkingOrder? _order = waiting.Orders.FirstOrDefault(order => order.IsLiquidation);

    /// <summary>What stands behind the position has changed: so has the price.</summary>
    public void Update()
    {
        if (!holding.IsMargined)
            return;
        double level = LiquidationLevel.Of(holding);
        Side side = holding.Position.IsLong ? Side.Sell : Side.Buy;
        if (_order is not null && (double.IsNaN(level) || _order.Order.Side != side || _order.IsDone))
        {
            waiting.Remove(_order);
            _order = null;
        }

        if (double.IsNaN(level))
            return;
        if (_order is null)
        {
            _order = new WorkingOrder(0, new LiquidationOrder(side)) { Role = OrderRole.Liquidation, IsResting = true };
            waiting.Add(_order);
        }

        _order.Trigger = _order.Order.TriggerAt(level);
        waiting.Touch();
    }

    /// <summary>Holds it against the mark price of a bar in place of the traded prices.</summary>
    /// <param name="bar">The traded prices, at which it would fill.</param>
    /// <param name="known">The mark price; null: the traded prices stand for it.</param>
    public void Update(in Bar bar, in Bar? known)
    {
        Update();
        if (_order is null || known is not { } mark)
            return;
        Trigger trigger = _order.Trigger;
        bool atOpen = trigger.IsReachedBy(mark.Open), reached = trigger.IsReachedBy(trigger.Rising ? mark.High : mark.Low);
        double atOnce = trigger.Rising ? double.NegativeInfinity : double.PositiveInfinity;
        double level = atOpen ? atOnce : reached ? Math.Clamp(trigger.Level, bar.Low, bar.High) : -atOnce;
        _order.Trigger = trigger with { Level = level };
        waiting.Touch();
    }
}
