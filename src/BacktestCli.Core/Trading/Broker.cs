using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>
/// Holds the orders of a run and matches them against each bar: first those the open reaches, in the order in which they came, then the stop and
/// target of the position inside the bar.
/// </summary>
internal sealed class Broker(Execution execution, Portfolio portfolio, IntrabarModel intrabar)
{
    private readonly List<WorkingOrder> _waiting = [];
    private readonly OrderLog _log = new();
    private WorkingOrder? _stop;
    private WorkingOrder? _target;
    private int _lastNumber;

    /// <summary>True where a bar must be matched.</summary>
    public bool HasOrders { get; private set; }

    /// <summary>Bars in which the outcome depended on which price came first.</summary>
    public long AmbiguousBars { get; private set; }

    /// <summary>What became of the orders.</summary>
    public OrderStatistics Statistics => _log.ToStatistics();

    /// <summary>Takes an order; it is live from the next match.</summary>
    public void Submit(Order order)
    {
        _waiting.Add(Number(order));
        HasOrders = true;
    }

    /// <summary>Takes an order only to refuse it.</summary>
    public void Refuse(Order order, long time, string reason) => _log.Reject(order, time, reason);

    /// <summary>Matches every order against a bar, from its open to its close.</summary>
    public void Match(in Bar bar, long closeTime)
    {
        FillProtectionAtOpen(bar);
        FillWaiting(bar, bar.OpenTime, bar.Open);
        FillProtectionAtOpen(bar);
        FillProtectionInside(bar, closeTime);
        HasOrders = _stop is not null || _target is not null;
    }

    /// <summary>Fills what waits at a bar's close: the fill model of tools that work so.</summary>
    public void FillAtClose(in Bar bar, long closeTime)
    {
        FillWaiting(bar, closeTime, bar.Close);
        HasOrders = _stop is not null || _target is not null;
    }

    /// <summary>Takes back whatever waits and closes the position at a bar's close.</summary>
    public void CloseOut(in Bar bar, long closeTime, ExitReason reason)
    {
        CancelAll();
        Position position = portfolio.Position;
        if (position.IsFlat)
            return;

        WorkingOrder order = Number(new MarketOrder(position.IsLong ? Side.Sell : Side.Buy, Size.Position) { ReduceOnly = true });
        Touch touch = new(bar.Close, AtOpen: false, Liquidity.Taker);
        Execute(order, touch, bar, closeTime, reason, insideBar: false);
    }

    /// <summary>Takes back whatever waits.</summary>
    public void CancelAll()
    {
        foreach (WorkingOrder order in _waiting)
            _log.Count(order.Order, OrderState.Cancelled);
        _waiting.Clear();
        CancelProtection(except: null);
        HasOrders = false;
    }

    private WorkingOrder Number(Order order) => new(++_lastNumber, order);

    private void FillWaiting(in Bar bar, long time, double price)
    {
        foreach (WorkingOrder order in _waiting)
            Execute(order, new Touch(price, AtOpen: true, Liquidity.Taker), bar, time, ExitReason.Signal, insideBar: false);
        _waiting.Clear();
    }

    private void FillProtectionAtOpen(in Bar bar)
    {
        if (_stop?.Order.TouchedBy(bar) is { AtOpen: true } stop)
            Execute(_stop, stop, bar, bar.OpenTime, ExitReason.StopLoss, insideBar: false);
        if (_target?.Order.TouchedBy(bar) is { AtOpen: true } target)
            Execute(_target, target, bar, bar.OpenTime, ExitReason.TakeProfit, insideBar: false);
    }

    private void FillProtectionInside(in Bar bar, long closeTime)
    {
        Touch? stop = _stop?.Order.TouchedBy(bar);
        Touch? target = _target?.Order.TouchedBy(bar);
        if (stop is not null && target is not null)
            AmbiguousBars++;

        if (stop is not null && (target is null || StopComesFirst(bar)))
        {
            portfolio.Saw(bar.Open);
            Execute(_stop!, stop.Value, bar, closeTime, ExitReason.StopLoss, insideBar: true);
        }
        else if (target is not null)
        {
            portfolio.Saw(portfolio.Position.IsLong ? bar.Low : bar.High);
            Execute(_target!, target.Value, bar, closeTime, ExitReason.TakeProfit, insideBar: true);
        }
    }

    private bool StopComesFirst(in Bar bar)
    {
        if (intrabar == IntrabarModel.Pessimistic)
            return true;
        (double up, double down) = (bar.High - bar.Open, bar.Open - bar.Low);
        return portfolio.Position.IsLong ? down <= up : up <= down;
    }

    private void Execute(WorkingOrder order, in Touch touch, in Bar bar, long time, ExitReason reason, bool insideBar)
    {
        Position position = portfolio.Position;
        bool reduces = !position.IsFlat && position.IsLong == (order.Order.Side == Side.Sell);
        if (order.Order.ReduceOnly && !reduces)
        {
            _log.Count(order.Order, OrderState.Cancelled);
            return;
        }

        if (execution.Fill(order, touch, bar, time, portfolio, out string? refusal) is not { } fill)
        {
            _log.Reject(order.Order, time, refusal!);
            return;
        }

        _log.Count(order.Order, OrderState.Filled);
        if (reduces)
            Exit(order, fill, reason, insideBar);
        else
            Enter(order.Order, fill);
    }

    private void Exit(WorkingOrder order, Fill fill, ExitReason reason, bool insideBar)
    {
        portfolio.Exit(fill, reason, insideBar);
        if (portfolio.Position.IsFlat)
            CancelProtection(except: order);
    }

    private void Enter(Order order, Fill fill)
    {
        portfolio.Enter(fill, order.Tag);
        CancelProtection(except: null);
        (Side exit, int up) = order.Side == Side.Buy ? (Side.Sell, 1) : (Side.Buy, -1);
        double entryPrice = portfolio.Position.EntryPrice;
        if (order.StopLoss is { } stop)
            _stop = Number(new StopOrder(exit, Size.Position, stop.From(entryPrice, -up)) { ReduceOnly = true });
        if (order.TakeProfit is { } target)
            _target = Number(new TakeProfitOrder(exit, Size.Position, target.From(entryPrice, up)) { ReduceOnly = true });
    }

    private void CancelProtection(WorkingOrder? except)
    {
        if (_stop is not null && _stop != except)
            _log.Count(_stop.Order, OrderState.Cancelled);
        if (_target is not null && _target != except)
            _log.Count(_target.Order, OrderState.Cancelled);
        _stop = _target = null;
    }
}
