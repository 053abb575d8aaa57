using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>The orders for one instrument that can still fill, those that come to the market at its next open among them, and the tale of each.</summary>
internal sealed class LiveOrders
{
    private readonly Instrument _instrument;
    private readonly OrderLog? _log;
    private readonly List<WorkingOrder> _arriving = [];
    private readonly List<OrderEvent> _news = [];

    /// <param name="instrument">What they are for.</param>
    /// <param name="log">Where it is written down what becomes of them; null: nowhere.</param>
    public LiveOrders(Instrument instrument, OrderLog? log) => (_instrument, _log, Waiting) = (instrument, log, new OrderQueue(instrument.SimulatedRules));

    private LiveOrders(LiveOrders other)
    {
        (_instrument, Waiting) = (other._instrument, other.Waiting.Clone());
        _arriving.AddRange(other._arriving.Select(order => order.Clone()));
        _news.AddRange(other._news);
    }

    /// <summary>Those that are in the market.</summary>
    public OrderQueue Waiting { get; }

    /// <summary>True where one comes to the market at the next open.</summary>
    public bool HasArriving => _arriving.Count > 0;

    public bool HasAny => _arriving.Count > 0 || Waiting.Count > 0;

    /// <summary>True where something became of one since <see cref="Forget"/>.</summary>
    public bool HasNews => _news.Count > 0;

    /// <summary>What became of them since <see cref="Forget"/>.</summary>
    public ReadOnlySpan<OrderEvent> News => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_news);

    /// <summary>The same orders in another course of the run, which keeps no log.</summary>
    public LiveOrders Clone() => new(this);

    public void Forget() => _news.Clear();

    /// <summary>Takes an order that comes to the market at the next open.</summary>
    public void Add(WorkingOrder order, long time)
    {
        Tell(order, time, OrderState.Submitted);
        _arriving.Add(order);
    }

    /// <summary>Takes an order that is in the market at once.</summary>
    public void Place(WorkingOrder order, long time)
    {
        Tell(order, time, OrderState.Submitted);
        Waiting.Add(order);
    }

    /// <summary>Those that were sent come to the market.</summary>
    /// <param name="price">Where it opens.</param>
    /// <param name="execution">Knows the ticks.</param>
    public void Arrive(double price, Execution execution)
    {
        foreach (WorkingOrder order in _arriving)
        {
            order.GoLive(price, execution);
            Waiting.Add(order);
        }

        _arriving.Clear();
    }

    /// <summary>Takes the market orders out that come to the market next.</summary>
    public WorkingOrder[] TakeArrivingMarketOrders()
    {
        WorkingOrder[] taken = [.. _arriving.Where(order => order.Order is MarketOrder)];
        _arriving.RemoveAll(order => order.Order is MarketOrder);
        return taken;
    }

    /// <summary>Puts one back that filled in part.</summary>
    public void Return(WorkingOrder order) => _arriving.Add(order);

    public WorkingOrder? Find(int number)
    {
        if (number == 0)
            return null;
        foreach (WorkingOrder order in _arriving)
        {
            if (order.Number == number)
                return order;
        }

        return Waiting.Find(number);
    }

    /// <summary>An order is done with.</summary>
    public void Drop(WorkingOrder order, long time, OrderState state, string? reason = null)
    {
        Waiting.Remove(order);
        _arriving.Remove(order);
        Tell(order, time, state, reason: reason);
    }

    /// <summary>Takes back what the strategy sent and, if so asked, the position's stop, trail and target.</summary>
    public void DropAll(long time, bool protective)
    {
        foreach (WorkingOrder order in _arriving.Concat(Waiting.Orders).Where(order => !order.IsLiquidation && (protective || !order.IsProtective)).ToArray())
            Drop(order, time, OrderState.Cancelled);
    }

    /// <summary>Takes back the position's stop, trail and target and, where it is closed, what rested in the market only to make it smaller.</summary>
    public void DropProtection(long time, bool isClosed)
    {
        for (int i = Waiting.Count - 1; i >= 0; i--)
        {
            WorkingOrder order = Waiting.Orders[i];
            if (order.IsProtective || (isClosed && order.IsResting && order.Order.ReduceOnly))
                Drop(order, time, OrderState.Cancelled);
        }
    }

    /// <summary>A bar opens: takes back what has waited as long as it may, and frees what the bar before had no volume for.</summary>
    public void Expire(long openTime)
    {
        for (int i = Waiting.Count - 1; i >= 0; i--)
        {
            WorkingOrder order = Waiting.Orders[i];
            order.IsStuck = false;
            if (order.Order.Expiry <= openTime || order.Bars >= order.Order.Patience)
                Drop(order, openTime, OrderState.Expired);
        }

        for (int i = _arriving.Count - 1; i >= 0; i--)
        {
            if (_arriving[i].Order.Expiry <= openTime)
                Drop(_arriving[i], openTime, OrderState.Expired);
        }
    }

    /// <summary>What the open did not fill waits in the market, but for orders that do not wait.</summary>
    public void Rest(long openTime)
    {
        for (int i = Waiting.Count - 1; i >= 0; i--)
        {
            WorkingOrder order = Waiting.Orders[i];
            (order.Bars, order.IsResting) = (order.Bars + 1, true);
            if (order.Order.TimeInForce is TimeInForce.Ioc or TimeInForce.Fok)
                Drop(order, openTime, OrderState.Expired);
        }

        Waiting.Touch();
    }

    /// <summary>Tells what an order came to.</summary>
    public void Tell(WorkingOrder order, long time, OrderState state, decimal quantity = 0, decimal price = 0, string? reason = null)
    {
        OrderEvent change = new(time, _instrument, order.Number, order.Order, state, quantity, price, reason);
        _news.Add(change);
        _log?.Add(change);
    }
}
