using BacktestCli.Core.Market;
using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Core.Trading;

/// <summary>Holds the orders for one instrument: takes them, fills them where the price reaches them, and tells what became of each.</summary>
internal sealed class Broker
{
    private const string PostOnlyCrosses = "post-only, and the open would have filled it at once";
    private const string NothingToReduce = "there was no position to reduce";

    private readonly Execution _execution;
    private readonly Holding _holding;
    private readonly BrokerRules _rules;
    private readonly Ledger _ledger;
    private readonly OrderLog? _log;
    private readonly OrderQueue _queue;
    private readonly List<WorkingOrder> _arriving = [];
    private readonly List<OrderEvent> _recent = [];
    private readonly PriceWalk _walk;
    private WorkingOrder? _liquidation;
    private decimal _room = decimal.MaxValue;
    private long _roomTime = long.MinValue;

    /// <param name="execution">Prices and sizes fills.</param>
    /// <param name="holding">What fills change.</param>
    /// <param name="rules">What every broker of the run keeps to.</param>
    /// <param name="ledger">Where fills are booked.</param>
    /// <param name="log">Where it is written down what becomes of orders; null: nowhere.</param>
    public Broker(Execution execution, Holding holding, BrokerRules rules, Ledger ledger, OrderLog? log)
    {
        (_execution, _holding, _rules, _ledger, _log, _queue) = (execution, holding, rules, ledger, log, new OrderQueue());
        _walk = new PriceWalk(this, _queue, holding.Position);
    }

    private Broker(Broker other, Holding holding, Ledger ledger)
    {
        (_execution, _holding, _rules, _ledger, _queue) = (other._execution, holding, other._rules, ledger, other._queue.Clone());
        (_room, _roomTime) = (other._room, other._roomTime);
        _arriving.AddRange(other._arriving.Select(order => order.Clone()));
        _recent.AddRange(other._recent);
        _liquidation = _queue.Orders.FirstOrDefault(order => order.IsLiquidation);
        _walk = new PriceWalk(this, _queue, holding.Position);
    }

    /// <summary>True where a bar must be matched.</summary>
    public bool HasOrders { get; private set; }

    /// <summary>Orders that are live.</summary>
    public int Live => _queue.Count;

    /// <summary>True where something became of an order since the strategy last looked.</summary>
    public bool HasNews => _recent.Count > 0;

    /// <summary>What became of orders since the strategy last looked.</summary>
    public ReadOnlySpan<OrderEvent> Recent => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_recent);

    /// <summary>The same orders for another course of the run; it keeps no log.</summary>
    public Broker Clone(Holding holding, Ledger ledger) => new(this, holding, ledger) { HasOrders = HasOrders };

    /// <summary>The strategy has seen <see cref="Recent"/>.</summary>
    public void Forget()
    {
        if (_recent.Count > 0)
            _recent.Clear();
    }

    /// <summary>Takes an order; it is live from the next open.</summary>
    /// <returns>Its number.</returns>
    public int Submit(Order order, long time, int other = 0)
    {
        WorkingOrder working = new(_ledger.NextNumber(), order) { Other = other };
        if (order.Problem is { } problem)
        {
            Tell(working, time, OrderState.Rejected, 0, 0, problem);
            return working.Number;
        }

        Tell(working, time, OrderState.Submitted, 0, 0, null);
        _arriving.Add(working);
        HasOrders = true;
        return working.Number;
    }

    /// <summary>Takes two orders of which one, when it fills, takes the other back.</summary>
    public (int First, int Second) SubmitPair(Order first, Order second, long time)
    {
        int one = Submit(first, time);
        int two = Submit(second, time, other: one);
        if (Find(one) is { } working)
            working.Other = two;
        return (one, two);
    }

    /// <summary>Takes an order only to refuse it.</summary>
    public int Refuse(Order order, long time, string reason)
    {
        WorkingOrder working = new(_ledger.NextNumber(), order);
        Tell(working, time, OrderState.Rejected, 0, 0, reason);
        return working.Number;
    }

    /// <summary>Takes an order back.</summary>
    /// <returns>False where none of that number is live.</returns>
    public bool Cancel(int number, long time, OrderState state = OrderState.Cancelled)
    {
        if (Find(number) is not { IsLiquidation: false } order)
            return false;
        Drop(order, time, state, null);
        return true;
    }

    /// <summary>Takes whatever is live back.</summary>
    /// <param name="time">When, Unix ms.</param>
    /// <param name="protective">True: the position's stops and targets too.</param>
    public void CancelAll(long time, bool protective)
    {
        foreach (WorkingOrder order in _arriving.Concat(_queue.Orders).Where(order => !order.IsLiquidation && (protective || !order.IsProtective)).ToArray())
            Drop(order, time, OrderState.Cancelled, null);
    }

    /// <summary>The bar opens: orders that waited for it become live, and those its open reaches fill.</summary>
    public void Open(in Bar bar)
    {
        if (_arriving.Count == 0 && !_queue.NeedsCare && !_queue.IsReachedBy(bar.Open, bar.Open))
            return;
        MakeRoom(bar);
        Expire(bar.OpenTime);
        foreach (WorkingOrder order in _arriving)
        {
            SetTrigger(order, bar.Open);
            _queue.Add(order);
        }

        _arriving.Clear();
        FillReached(bar, bar.Open, bar.OpenTime);
        _queue.Trail(bar.Open);
        Rest(bar.OpenTime);
        HasOrders = _queue.Count > 0;
    }

    /// <summary>True where the bar's prices reach an order inside it.</summary>
    public bool IsReachedInside(in Bar bar) => _queue.IsReachedBy(bar.Low, bar.High);

    /// <summary>True where what the bar does to the orders may depend on the way the price went inside it.</summary>
    public bool MayDependOnPath(in Bar bar) => _queue.CountBetween(bar.Low, bar.High) > 1 || _queue.TrailsMeet(bar.Low, bar.High);

    /// <summary>The price goes through the bar.</summary>
    public void Inside(in Bar bar, long closeTime, IntrabarModel model)
    {
        _walk.Through(bar, closeTime, model);
        HasOrders = _queue.Count > 0;
    }

    /// <summary>Fills what is reached at a price inside the bar at which the price jumped.</summary>
    public void FillReached(in Bar bar, double price, long time)
    {
        while (_queue.First(price, price, out _) is { } order)
            Reach(order, bar, price, time, AtOpen(order));
    }

    /// <summary>Fills market orders at a bar's close: the fill model of tools that work so.</summary>
    public void FillAtClose(in Bar bar, long closeTime)
    {
        MakeRoom(bar);
        foreach (WorkingOrder order in _arriving.Where(order => order.Order is MarketOrder).ToArray())
        {
            _arriving.Remove(order);
            Execute(order, bar, new Touch(bar.Close, closeTime, Liquidity.Taker), PriceWalk.Outside);
            if (!order.IsDone && order.Remaining is not null)
                _arriving.Add(order);
        }

        HasOrders = _queue.Count + _arriving.Count > 0;
    }

    /// <summary>Takes back whatever waits and closes the position at a bar's close, whatever its volume.</summary>
    public void CloseOut(in Bar bar, long closeTime, ExitReason reason)
    {
        CancelAll(closeTime, protective: true);
        if (!_holding.Position.IsFlat)
        {
            (_room, _roomTime) = (decimal.MaxValue, long.MinValue);
            WorkingOrder order = new(_ledger.NextNumber(), new MarketOrder(_holding.Position.IsLong ? Side.Sell : Side.Buy, Size.Position) { ReduceOnly = true });
            Execute(order, bar, new Touch(bar.Close, closeTime, Liquidity.Taker), PriceWalk.Outside, reason);
        }

        HasOrders = _queue.Count > 0;
    }

    /// <summary>What stands behind the position has changed: the price at which the venue closes it, too.</summary>
    public void WatchMargin()
    {
        if (!_holding.IsMargined)
            return;
        double level = LiquidationLevel.Of(_holding);
        if (double.IsNaN(level))
        {
            if (_liquidation is not null)
                _queue.Remove(_liquidation);
            _liquidation = null;
            return;
        }

        Side side = _holding.Position.IsLong ? Side.Sell : Side.Buy;
        if (_liquidation is null || _liquidation.Order.Side != side)
        {
            if (_liquidation is not null)
                _queue.Remove(_liquidation);
            _liquidation = new WorkingOrder(0, new LiquidationOrder(side)) { Role = OrderRole.Liquidation, IsResting = true };
            _queue.Add(_liquidation);
            HasOrders = true;
        }

        _liquidation.Trigger = _liquidation.Order.TriggerAt(level);
        _queue.Touch();
    }

    /// <summary>Holds the liquidation against the mark price of a bar, where the venue's own is known, in place of the traded prices.</summary>
    /// <param name="bar">The traded prices, at which it would fill.</param>
    /// <param name="known">The mark price; null: the traded prices stand for it.</param>
    public void WatchMark(in Bar bar, in Bar? known)
    {
        if (_liquidation is null)
            return;
        WatchMargin();
        if (_liquidation is null || known is not { } mark)
            return;
        Trigger trigger = _liquidation.Trigger;
        bool atOpen = trigger.IsReachedBy(mark.Open), reached = trigger.IsReachedBy(trigger.Rising ? mark.High : mark.Low);
        double level = (trigger.Rising, atOpen, reached) switch
        {
            (true, true, _) => double.NegativeInfinity,
            (true, _, true) => Math.Clamp(trigger.Level, bar.Low, bar.High),
            (true, _, _) => double.PositiveInfinity,
            (false, true, _) => double.PositiveInfinity,
            (false, _, true) => Math.Clamp(trigger.Level, bar.Low, bar.High),
            (false, _, _) => double.NegativeInfinity,
        };
        _liquidation.Trigger = trigger with { Level = level };
        _queue.Touch();
    }

    /// <summary>The price stands at an order: it turns into another, or fills.</summary>
    /// <param name="order">Which.</param>
    /// <param name="bar">The bar in which it does.</param>
    /// <param name="price">Where the price stands.</param>
    /// <param name="time">When, Unix ms.</param>
    /// <param name="from">From where the walk inside the bar came; outside of one at an open or a close.</param>
    public void Reach(WorkingOrder order, in Bar bar, double price, long time, in WalkStart from)
    {
        bool crosses = from.IsOpen && !order.IsResting;
        if (!order.IsTriggered && order.Order is StopOrder or TrailingStopOrder or StopLimitOrder)
        {
            order.IsTriggered = true;
            if (order.Order.Triggered is LimitOrder limit)
            {
                Tell(order, time, OrderState.Triggered, 0, (decimal)order.Trigger.Level, null);
                (order.Limit, order.Trigger) = (limit.LimitPrice, Ticked(limit.TriggerAt(price)));
                _queue.Touch();
                if (!order.Trigger.IsReachedBy(price))
                    return;
                crosses = true;
            }
            else
            {
                order.Trigger = Trigger.Now;
                _queue.Touch();
            }
        }

        if (crosses && order.Order is LimitOrder { PostOnly: true })
        {
            Drop(order, time, OrderState.Cancelled, PostOnlyCrosses);
            return;
        }

        Execute(order, bar, new Touch(price, time, crosses ? Liquidity.Taker : order.Trigger.Liquidity), from);
    }

    private static WalkStart AtOpen(WorkingOrder order) => order.IsResting ? PriceWalk.Outside : PriceWalk.Arriving;

    private void Execute(WorkingOrder order, in Bar bar, in Touch touch, in WalkStart from, ExitReason? reason = null)
    {
        Position position = _holding.Position;
        bool reduces = !position.IsFlat && position.IsLong == (order.Order.Side == Side.Sell);
        if (order.Order.ReduceOnly && !reduces)
        {
            Drop(order, touch.Time, OrderState.Cancelled, NothingToReduce);
            return;
        }

        string? refusal = reduces ? null : _rules.Refusal(_holding, _ledger, touch.Time);
        decimal most = order.IsLiquidation ? decimal.MaxValue : _room;
        Fill? fill = refusal is null ? _execution.Fill(order, touch, bar, _holding, most, out refusal) : null;
        if (fill is null)
        {
            Leave(order, touch.Time, refusal!);
            return;
        }

        if (order.Number == 0)
            fill = fill with { OrderNumber = order.Number = _ledger.NextNumber() };
        _room = _room == decimal.MaxValue ? _room : Math.Max(0, _room - fill.Quantity);
        _holding.Account.Trade(fill.Time, fill.Notional);
        if (order.IsDone)
            _queue.Remove(order);
        else
            order.IsStuck = true;
        Tell(order, touch.Time, order.IsDone ? OrderState.Filled : OrderState.PartiallyFilled, fill.Quantity, fill.Price, null);
        if (reduces)
            Exit(order, fill, reason ?? order.Order.ExitReason, bar, from);
        else
            Enter(order.Order, fill);
        if (Find(order.Other) is { } other)
            Drop(other, touch.Time, OrderState.Cancelled, null);
    }

    /// <summary>An order that was reached does not fill: it waits on where only the bar's volume is in the way.</summary>
    private void Leave(WorkingOrder order, long time, string refusal)
    {
        if (refusal == Execution.NoVolume && order.Order.TimeInForce is not (TimeInForce.Ioc or TimeInForce.Fok))
            order.IsStuck = true;
        else if (refusal is Execution.NotWhole or Execution.NoVolume)
            Drop(order, time, OrderState.Expired, refusal);
        else
            Drop(order, time, OrderState.Rejected, refusal);
    }

    private void Exit(WorkingOrder order, Fill fill, ExitReason reason, in Bar bar, in WalkStart from)
    {
        bool isLong = _holding.Position.IsLong;
        if (!from.IsOutside)
            _holding.Saw(order.Role == OrderRole.Target ? isLong ? bar.Low : bar.High : from.Price);
        decimal available = from.IsOutside ? 0 : _holding.Account.Available;
        Trade trade = _holding.Exit(fill, reason, duringBar: !from.IsOutside);
        if (!from.IsOutside)
            _holding.Account.Free(_holding.Account.Available - available);
        _ledger.Book(fill, trade);
        if (order.IsLiquidation)
            _liquidation = null;
        if (_holding.Position.IsFlat)
            DropProtection(fill.Time, reducing: true);
        WatchMargin();
    }

    private void Enter(Order order, Fill fill)
    {
        _holding.Enter(fill, order.Tag);
        _ledger.Book(fill, null);
        if (order.IsBracket)
            Protect(order, fill);
        WatchMargin();
    }

    /// <summary>The stop, trail and target of the whole position, in place of those it had.</summary>
    private void Protect(Order order, Fill fill)
    {
        DropProtection(fill.Time, reducing: false);
        (Side exit, int up) = order.Side == Side.Buy ? (Side.Sell, 1) : (Side.Buy, -1);
        double entry = _holding.Position.EntryPrice;
        if (order.StopLoss is { } stop)
            Guard(new StopOrder(exit, Size.Position, stop.From(entry, -up)) { ReduceOnly = true, Tag = order.Tag }, OrderRole.Stop, entry, fill.Time);
        if (order.TrailingStop is { } trail)
            Guard(new TrailingStopOrder(exit, Size.Position, trail) { ReduceOnly = true, Tag = order.Tag }, OrderRole.Trail, (double)fill.TouchPrice, fill.Time);
        if (order.TakeProfit is { } target)
            Guard(new TakeProfitOrder(exit, Size.Position, target.From(entry, up)) { ReduceOnly = true, Tag = order.Tag }, OrderRole.Target, entry, fill.Time);
    }

    private void Guard(Order order, OrderRole role, double price, long time)
    {
        WorkingOrder working = new(_ledger.NextNumber(), order) { Role = role, IsResting = true };
        SetTrigger(working, price);
        _queue.Add(working);
        HasOrders = true;
        Tell(working, time, OrderState.Submitted, 0, 0, null);
    }

    private void SetTrigger(WorkingOrder order, double price)
    {
        order.Trigger = Ticked(order.Order.TriggerAt(price));
        order.Best = price;
        if (order.Order is LimitOrder limit)
            order.Limit = limit.LimitPrice;
    }

    /// <summary>A level between two ticks stands at the one beyond, where the price gets later.</summary>
    private Trigger Ticked(Trigger trigger) => trigger with { Level = _execution.Level(trigger.Level, up: trigger.Rising) };

    /// <summary>Takes back the position's stop, trail and target, and, where it is closed, what rested in the market only to make it smaller.</summary>
    private void DropProtection(long time, bool reducing)
    {
        for (int i = _queue.Count - 1; i >= 0; i--)
        {
            WorkingOrder order = _queue.Orders[i];
            if (order.IsProtective || (reducing && order.IsResting && order.Order.ReduceOnly))
                Drop(order, time, OrderState.Cancelled, null);
        }
    }

    /// <summary>What of the bar's volume orders may fill, once a bar.</summary>
    private void MakeRoom(in Bar bar)
    {
        if (_rules.MaxVolumeShare is not { } share || _roomTime == bar.OpenTime)
            return;
        (_room, _roomTime) = ((decimal)Math.Max(0, bar.Volume) * share, bar.OpenTime);
    }

    private void Drop(WorkingOrder order, long time, OrderState state, string? reason)
    {
        _queue.Remove(order);
        _arriving.Remove(order);
        HasOrders = _queue.Count + _arriving.Count > 0;
        Tell(order, time, state, 0, 0, reason);
    }

    /// <summary>Takes back what has waited as long as it may.</summary>
    private void Expire(long openTime)
    {
        for (int i = _queue.Count - 1; i >= 0; i--)
        {
            WorkingOrder order = _queue.Orders[i];
            order.IsStuck = false;
            if (order.Order.ExpiresAt <= openTime || order.Bars >= (order.Order.GoodForBars ?? int.MaxValue))
                Drop(order, openTime, OrderState.Expired, null);
        }

        for (int i = _arriving.Count - 1; i >= 0; i--)
        {
            if (_arriving[i].Order.ExpiresAt <= openTime)
                Drop(_arriving[i], openTime, OrderState.Expired, null);
        }
    }

    /// <summary>What the open did not fill waits in the market, but for orders that do not wait.</summary>
    private void Rest(long openTime)
    {
        for (int i = _queue.Count - 1; i >= 0; i--)
        {
            WorkingOrder order = _queue.Orders[i];
            (order.Bars, order.IsResting) = (order.Bars + 1, true);
            if (order.Order.TimeInForce is TimeInForce.Ioc or TimeInForce.Fok)
                Drop(order, openTime, OrderState.Expired, null);
        }

        _queue.Touch();
    }

    private WorkingOrder? Find(int number)
    {
        if (number == 0)
            return null;
        foreach (WorkingOrder order in _arriving)
        {
            if (order.Number == number)
                return order;
        }

        return _queue.Find(number);
    }

    private void Tell(WorkingOrder order, long time, OrderState state, decimal quantity, decimal price, string? reason)
    {
        OrderEvent change = new(time, _holding.Instrument, order.Number, order.Order, state, quantity, price, reason);
        _recent.Add(change);
        _log?.Add(change);
    }
}
