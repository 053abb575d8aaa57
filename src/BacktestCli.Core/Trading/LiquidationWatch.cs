using BacktestCli.Core.Market;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Core.Trading;

/// <summary>Keeps the venue's own order at the price at which a position's margin is used up.</summary>
/// <param name="holding">The position.</param>
/// <param name="waiting">Where the order waits.</param>
internal sealed class LiquidationWatch(Holding holding, OrderQueue waiting)
{
    private WorkingOrder? _order = waiting.Orders.FirstOrDefault(order => order.IsLiquidation);

    private double _level = double.NaN;
    private decimal _cash;
    private Bar _traded;
    private Bar? _mark;

    /// <summary>The same in another course of the run.</summary>
    public LiquidationWatch Clone(Holding other, OrderQueue queue) => new(other, queue) { _level = _level, _cash = _cash, _traded = _traded, _mark = _mark };

    /// <summary>What stands behind the position has changed: so has the price.</summary>
    public void Update() => Update(opens: false);

    /// <summary>Other positions may have filled inside their bars: the price may only come nearer for that, because nobody knows which came first.</summary>
    public void Tighten()
    {
        if (!holding.IsMargined || holding.Account.Cash == _cash)
            return;
        double level = Level();
        bool isNearer = holding.Position.IsLong ? level > _level : level < _level;
        if (isNearer || double.IsNaN(_level))
            Stand(level, opens: false);
    }

    /// <summary>From here on, it is held against the mark price of a bar in place of the traded prices.</summary>
    /// <param name="bar">The traded prices, at which it would fill.</param>
    /// <param name="mark">The mark price; null: the traded prices stand for it.</param>
    public void Update(in Bar bar, in Bar? mark)
    {
        (_traded, _mark) = (bar, mark);
        Update(opens: true);
    }

    private void Update(bool opens)
    {
        if (holding.IsMargined)
            Stand(Level(), opens);
    }

    private double Level() => holding.Instrument.SimulatedRules.RoundToTick(LiquidationLevel.Of(holding), up: !holding.Position.IsLong);

    private void Stand(double level, bool opens)
    {
        (_level, _cash) = (level, holding.Account.Cash);
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

        _order.Trigger = Marked(_order.Order.TriggerAt(level), opens);
        waiting.Touch();
    }

    /// <summary>Where the traded prices meet what waits for the mark price.</summary>
    /// <param name="trigger">What it waits for.</param>
    /// <param name="opens">True at the open, over which the mark price may have jumped; false where it is on its way.</param>
    private Trigger Marked(Trigger trigger, bool opens)
    {
        if (_mark is not { } mark)
            return trigger;
        bool atOpen = opens && trigger.IsReachedBy(mark.Open), reached = trigger.IsReachedBy(trigger.Rising ? mark.High : mark.Low);
        double atOnce = trigger.Rising ? double.NegativeInfinity : double.PositiveInfinity;
        return trigger with { Level = atOpen ? atOnce : reached ? Math.Clamp(trigger.Level, _traded.Low, _traded.High) : -atOnce };
    }
}
