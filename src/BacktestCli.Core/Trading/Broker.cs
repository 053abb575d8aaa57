using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>Takes the orders for one instrument and takes prices to them: a bar's open, the way through it, its close.</summary>
internal sealed class Broker
{
    private readonly Execution _execution;
    private readonly Holding _holding;
    private readonly BrokerRules _rules;
    private readonly Ledger _ledger;
    private readonly LiveOrders _live;
    private readonly LiquidationWatch _liquidation;
    private readonly Matching _matching;
    private readonly PriceWalk _walk;
    private long _roomTime = long.MinValue;

    /// <param name="execution">Prices and sizes fills.</param>
    /// <param name="holding">What fills change.</param>
    /// <param name="rules">What every broker of the run keeps to.</param>
    /// <param name="ledger">Where fills are booked.</param>
    /// <param name="live">The instrument's orders.</param>
    public Broker(Execution execution, Holding holding, BrokerRules rules, Ledger ledger, LiveOrders live)
        : this(execution, holding, rules, ledger, live, new LiquidationWatch(holding, live.Waiting))
    {
    }

    private Broker(Execution execution, Holding holding, BrokerRules rules, Ledger ledger, LiveOrders live, LiquidationWatch liquidation)
    {
        (_execution, _holding, _rules, _ledger, _live, _liquidation) = (execution, holding, rules, ledger, live, liquidation);
        _matching = new Matching(execution, holding, rules, ledger, live, _liquidation);
        _walk = new PriceWalk(_matching, live.Waiting, holding);
    }

    /// <summary>True where a bar must be matched.</summary>
    public bool HasOrders => _live.HasAny;

    /// <summary>Orders that are in the market.</summary>
    public int Live => _live.Waiting.Count;

    /// <summary>A number that is another one where orders stand at other levels.</summary>
    public long Levels => _live.Waiting.Levels;

    /// <summary>True where something became of an order since the strategy last looked.</summary>
    public bool HasNews => _live.HasNews;

    /// <summary>What became of orders since the strategy last looked.</summary>
    public ReadOnlySpan<OrderEvent> News => _live.News;

    /// <summary>The same orders in another course of the run.</summary>
    public Broker Clone(Holding holding, Ledger ledger)
    {
        LiveOrders live = _live.Clone();
        return new Broker(_execution, holding, _rules, ledger, live, _liquidation.Clone(holding, live.Waiting)) { _roomTime = _roomTime, Room = Room };
    }

    private decimal Room
    {
        get => _matching.Room;
        init => _matching.Room = value;
    }

    /// <summary>The strategy has seen <see cref="News"/>.</summary>
    public void Forget() => _live.Forget();

    /// <summary>Takes an order; it is live from the next open.</summary>
    /// <returns>Its number.</returns>
    public int Submit(Order order, long time, int other = 0)
    {
        WorkingOrder working = new(_ledger.NextNumber(), order) { Other = other };
        if (order.Problem is { } problem)
            _live.Tell(working, time, OrderState.Rejected, reason: problem);
        else
            _live.Add(working, time);
        return working.Number;
    }

    /// <summary>Takes two orders of which one, when it fills, takes the other back.</summary>
    public (int First, int Second) SubmitPair(Order first, Order second, long time)
    {
        int one = Submit(first, time);
        int two = Submit(second, time, other: one);
        if (_live.Find(one) is { } working)
            working.Other = two;
        return (one, two);
    }

    /// <summary>Takes an order only to refuse it.</summary>
    public int Refuse(Order order, long time, string reason)
    {
        WorkingOrder working = new(_ledger.NextNumber(), order);
        _live.Tell(working, time, OrderState.Rejected, reason: reason);
        return working.Number;
    }

    /// <summary>Takes an order back.</summary>
    /// <returns>False where none of that number is live.</returns>
    public bool Cancel(int number, long time, OrderState state = OrderState.Cancelled)
    {
        if (_live.Find(number) is not { IsLiquidation: false } order)
            return false;
        _live.Drop(order, time, state);
        return true;
    }

    /// <summary>Takes whatever is live back; the position's stop, trail and target only if so asked.</summary>
    public void CancelAll(long time, bool protective) => _live.DropAll(time, protective);

    /// <summary>The bar opens: orders that waited for it become live, and those its open reaches fill.</summary>
    public void Open(in Bar bar)
    {
        MakeRoom(bar);
        OrderQueue waiting = _live.Waiting;
        if (!_live.HasArriving && !waiting.NeedsCare && !waiting.IsReachedBy(bar.Open, bar.Open))
            return;
        _live.Expire(bar.OpenTime);
        _live.Arrive(bar.Open, _execution);
        while (waiting.First(bar.Open, bar.Open, excursion: null, out _) is { } order)
            _matching.Reach(order, bar, bar.Open, bar.OpenTime, heldFrom: double.NaN);
        waiting.Trail(bar.Open);
        _live.Rest(bar.OpenTime);
    }

    /// <summary>True where the bar's prices reach an order inside it.</summary>
    public bool IsReachedInside(in Bar bar) => _live.Waiting.IsReachedBy(bar.Low, bar.High);

    /// <summary>True where what the bar does to the orders may depend on the way the price went inside it.</summary>
    public bool MayDependOnPath(in Bar bar) =>
        _live.Waiting.CountBetween(bar.Low, bar.High, _holding.IsMargined) > 1 || _live.Waiting.TrailsMeet(bar.Low, bar.High);

    /// <summary>The price goes through the bar.</summary>
    public void Inside(in Bar bar, long closeTime, IntrabarModel model) => _walk.Through(bar, closeTime, model);

    /// <summary>Fills market orders at a bar's close: the fill model of tools that work so.</summary>
    public void FillAtClose(in Bar bar, long closeTime)
    {
        if (!_live.HasArriving)
            return;
        MakeRoom(bar);
        _holding.IsAtClose = true;
        WorkingOrder[] taken = _live.TakeArrivingMarketOrders();
        foreach (WorkingOrder order in taken)
        {
            if (Array.Exists(taken, other => other.Number == order.Other && other.HasFilled))
            {
                _live.Drop(order, closeTime, OrderState.Cancelled);
                continue;
            }

            _matching.Execute(order, bar, new Touch(bar.Close, closeTime, Liquidity.Taker), heldFrom: double.NaN);
            if (order is not { IsDone: false, IsStuck: true })
                continue;
            order.IsStuck = false;
            if (order.Order.TimeInForce == TimeInForce.Ioc)
                _live.Drop(order, closeTime, OrderState.Expired);
            else
                _live.Return(order);
        }

        _holding.IsAtClose = false;
    }

    /// <summary>Takes back whatever waits and closes the position at a bar's close, whatever its volume.</summary>
    public void CloseOut(in Bar bar, long closeTime, ExitReason reason)
    {
        CancelAll(closeTime, protective: true);
        if (_holding.Position.IsFlat)
            return;
        (_matching.Room, _roomTime) = (decimal.MaxValue, long.MinValue);
        Side side = _holding.Position.IsLong ? Side.Sell : Side.Buy;
        WorkingOrder order = new(_ledger.NextNumber(), new MarketOrder(side, Size.Position) { ReduceOnly = true });
        _matching.Execute(order, bar, new Touch(bar.Close, closeTime, Liquidity.Taker), heldFrom: double.NaN, reason);
    }

    /// <summary>What stands behind the position has changed: the price at which the venue closes it, too.</summary>
    public void WatchMargin() => _liquidation.Update();

    /// <summary>Others that share the margin may have filled inside their bars.</summary>
    public void TightenMargin() => _liquidation.Tighten();

    /// <summary>Holds the liquidation against the mark price of a bar, where it is known.</summary>
    public void WatchMargin(in Bar bar, in Bar? mark) => _liquidation.Update(bar, mark);

    /// <summary>What of the bar's volume orders may fill, once a bar.</summary>
    private void MakeRoom(in Bar bar)
    {
        if (_rules.MaxVolumeShare is { } share && _roomTime != bar.OpenTime)
            (_matching.Room, _roomTime) = ((decimal)Math.Max(0, bar.Volume) * share, bar.OpenTime);
    }
}
