using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>Decides what comes of an order that the price has reached: it turns into another, fills, waits on, or is done with.</summary>
/// <param name="execution">Prices and sizes fills.</param>
/// <param name="holding">What fills change.</param>
/// <param name="rules">What every broker of the run keeps to.</param>
/// <param name="ledger">Where fills are booked.</param>
/// <param name="live">The instrument's orders.</param>
/// <param name="liquidation">The venue's order.</param>
internal sealed class Matching(
    Execution execution, Holding holding, BrokerRules rules, Ledger ledger, LiveOrders live, LiquidationWatch liquidation)
{
    private const string PostOnlyCrosses = "post-only, and the open would have filled it at once";
    private const string NothingToReduce = "there was no position to reduce";

    /// <summary>Base quantity that the present bar's volume has room for.</summary>
    public decimal Room { get; set; } = decimal.MaxValue;

    /// <summary>The price stands at an order.</summary>
    /// <param name="order">Which.</param>
    /// <param name="bar">The bar in which it does.</param>
    /// <param name="price">Where the price stands.</param>
    /// <param name="time">When, Unix ms.</param>
    /// <param name="heldFrom">Inside the bar: where the position's stretch of it began; NaN at its open or close.</param>
    public void Reach(WorkingOrder order, in Bar bar, double price, long time, double heldFrom)
    {
        bool crosses = !order.IsResting && (double.IsNaN(heldFrom) || order.Role == OrderRole.Target);
        if (!order.IsTriggered && order.IsStop)
        {
            if (!Trigger(order, price, time))
                return;
            crosses |= order.Limit is not null;
        }

        if (crosses && order.Order is LimitOrder { PostOnly: true })
            live.Drop(order, time, OrderState.Cancelled, PostOnlyCrosses);
        else
            Execute(order, bar, new Touch(price, time, crosses ? Liquidity.Taker : order.Trigger.Liquidity), heldFrom);
    }

    /// <summary>Fills an order at a touch, if it can be.</summary>
    /// <param name="order">Which.</param>
    /// <param name="bar">The bar in which it is touched.</param>
    /// <param name="touch">Where and when.</param>
    /// <param name="heldFrom">As in <see cref="Reach"/>.</param>
    /// <param name="reason">What a trade that it closes gives as its reason; null: the order's own.</param>
    public void Execute(WorkingOrder order, in Bar bar, in Touch touch, double heldFrom, ExitReason? reason = null)
    {
        Position position = holding.Position;
        bool reduces = !position.IsFlat && position.IsLong == (order.Order.Side == Side.Sell);
        if ((order.Order.ReduceOnly || order.HasReduced) && !reduces)
        {
            live.Drop(order, touch.Time, OrderState.Cancelled, NothingToReduce);
            return;
        }

        // What happens inside a bar is dated its close, and came before.
        string? refusal = reduces ? null : rules.Refusal(holding, ledger, double.IsNaN(heldFrom) ? touch.Time : touch.Time - 1);
        decimal most = order.IsLiquidation ? decimal.MaxValue : Room;
        Fill? fill = refusal is null ? execution.Fill(order, touch, bar, holding, most, out refusal) : null;
        if (fill is null)
        {
            Leave(order, touch.Time, refusal!);
            return;
        }

        if (order.Number == 0)
            fill = fill with { OrderNumber = order.Number = ledger.NextNumber() };
        order.HasReduced = reduces;
        if (Room != decimal.MaxValue)
            Room = Math.Max(0, Room - fill.Quantity);
        Book(order, fill, reduces, bar, heldFrom, reason ?? order.Order.ExitReason);
        if (live.Find(order.Other) is { } other)
            live.Drop(other, touch.Time, OrderState.Cancelled);
    }

    /// <summary>A stop's level is reached.</summary>
    /// <returns>False where it is a limit order now that waits for the price to come back.</returns>
    private bool Trigger(WorkingOrder order, double price, long time)
    {
        order.IsTriggered = true;
        live.Waiting.Touch();
        if (order.Order.Triggered is not LimitOrder limit)
        {
            order.Trigger = Trading.Trigger.Now;
            return true;
        }

        live.Tell(order, time, OrderState.Triggered, price: Money.Price(price));
        order.Trigger = execution.Ticked(limit.TriggerAt(price));
        order.Limit = order.Trigger.Level;
        bool isReached = order.Trigger.IsReachedBy(price);
        order.IsResting |= !isReached;
        return isReached;
    }

    private void Book(WorkingOrder order, Fill fill, bool reduces, in Bar bar, double heldFrom, ExitReason reason)
    {
        holding.Account.Trade(fill.Time, fill.Notional);
        if (order.IsDone)
            live.Waiting.Remove(order);
        else
            order.IsStuck = true;
        live.Waiting.Touch();
        live.Tell(order, fill.Time, order.IsDone ? OrderState.Filled : OrderState.PartiallyFilled, fill.Quantity, fill.Price);
        if (reduces)
            Exit(order, fill, reason, bar, heldFrom);
        else
            Enter(order.Order, fill);
        liquidation.Update();
    }

    private void Exit(WorkingOrder order, Fill fill, ExitReason reason, in Bar bar, double heldFrom)
    {
        bool isInside = !double.IsNaN(heldFrom);
        decimal before = 0;
        if (isInside)
        {
            // What left by its target may have seen the worst of the bar before; what left otherwise surely saw where its stretch of the bar began.
            holding.Saw(order.Role != OrderRole.Target ? heldFrom : holding.Position.IsLong ? bar.Low : bar.High);
            before = holding.Account.Available;
        }

        ledger.Book(fill, holding.Exit(fill, reason, duringBar: isInside));
        if (isInside)
            holding.Account.Free(holding.Account.Available - before);
        if (holding.Position.IsFlat)
            live.DropProtection(fill.Time, isClosed: true);
    }

    private void Enter(Order order, Fill fill)
    {
        holding.Enter(fill, order.Tag);
        ledger.Book(fill, null);
        if (order.IsBracket)
            Protect(order, fill);
    }

    /// <summary>The stop, trail and target of the whole position, in place of those it had.</summary>
    private void Protect(Order order, Fill fill)
    {
        live.DropProtection(fill.Time, isClosed: false);
        (Side exit, int up) = order.Side == Side.Buy ? (Side.Sell, 1) : (Side.Buy, -1);
        double entry = holding.Position.EntryPrice;
        if (order.StopLoss is { } stop)
            Place(new StopOrder(exit, Size.Position, stop.From(entry, -up)) { ReduceOnly = true, Tag = order.Tag }, OrderRole.Stop, fill);
        if (order.TrailingStop is { } trail)
            Place(new TrailingStopOrder(exit, Size.Position, trail) { ReduceOnly = true, Tag = order.Tag }, OrderRole.Trail, fill);
        if (order.TakeProfit is { } target)
            Place(new TakeProfitOrder(exit, Size.Position, target.From(entry, up)) { ReduceOnly = true, Tag = order.Tag }, OrderRole.Target, fill);
    }

    /// <summary>It rests in the market from the fill on, but for a target that is reached already.</summary>
    private void Place(Order order, OrderRole role, Fill entry)
    {
        double price = (double)entry.TouchPrice;
        WorkingOrder working = new(ledger.NextNumber(), order) { Role = role };
        working.GoLive(price, execution);
        working.IsResting = role != OrderRole.Target || !working.Trigger.IsReachedBy(price);
        live.Place(working, entry.Time);
    }

    /// <summary>An order that was reached does not fill: it waits on where only the bar's volume is in the way.</summary>
    private void Leave(WorkingOrder order, long time, string refusal)
    {
        if (refusal == Execution.NoVolume && order.Order.TimeInForce is not (TimeInForce.Ioc or TimeInForce.Fok))
        {
            order.IsStuck = true;
            live.Waiting.Touch();
        }
        else
        {
            live.Drop(order, time, refusal is Execution.NotWhole or Execution.NoVolume ? OrderState.Expired : OrderState.Rejected, refusal);
        }
    }
}
