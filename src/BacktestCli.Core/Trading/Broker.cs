using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>
/// Holds the orders of a run and matches them against each bar: first those the open reaches, in the order in which they came, then the stop and
/// target of the position inside the bar.
/// </summary>
internal sealed class Broker(Execution execution, Portfolio portfolio, IntrabarModel intrabar)
{
    private readonly List<WorkingOrder> _waiting = [];
    private readonly Protection _protection = new(intrabar);
    private readonly OrderLog _log = new();
    private int _lastNumber;

    /// <summary>True where a bar must be matched.</summary>
    public bool HasOrders { get; private set; }

    /// <summary>Bars in which the outcome depended on which price came first.</summary>
    public long AmbiguousBars => _protection.AmbiguousBars;

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
        if (_waiting.Count > 0)
        {
            FillWaiting(bar, bar.OpenTime, bar.Open);
            FillProtectionAtOpen(bar); // of a position entered just now, beyond its own stop or target
        }

        FillProtectionInside(bar, closeTime);
        HasOrders = _protection.IsSet;
    }

    /// <summary>Fills what waits at a bar's close: the fill model of tools that work so.</summary>
    public void FillAtClose(in Bar bar, long closeTime)
    {
        FillWaiting(bar, closeTime, bar.Close);
        HasOrders = _protection.IsSet;
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
        _protection.Clear(filled: null, _log);
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
        if (_protection.ReachedAtOpen(bar, out Touch touch) is { } order)
            Execute(order, touch, bar, bar.OpenTime, order.Order.ExitReason, insideBar: false);
    }

    private void FillProtectionInside(in Bar bar, long closeTime)
    {
        bool isLong = portfolio.Position.IsLong;
        if (_protection.ReachedInside(bar, isLong, out Touch touch) is not { } order)
            return;

        // A position that left by its target may have seen the worst of the bar before; one that left by its stop surely saw the open.
        bool byTarget = order.Order.ExitReason == ExitReason.TakeProfit;
        portfolio.Saw(!byTarget ? bar.Open : isLong ? bar.Low : bar.High);
        Execute(order, touch, bar, closeTime, order.Order.ExitReason, insideBar: true);
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
            _protection.Clear(order, _log);
    }

    private void Enter(Order order, Fill fill)
    {
        portfolio.Enter(fill, order.Tag);
        _protection.Clear(filled: null, _log);
        (Side exit, int up) = order.Side == Side.Buy ? (Side.Sell, 1) : (Side.Buy, -1);
        double entryPrice = portfolio.Position.EntryPrice;
        _protection.Set(
            order.StopLoss is { } stop ? Number(new StopOrder(exit, Size.Position, Level(stop, -up)) { ReduceOnly = true }) : null,
            order.TakeProfit is { } target ? Number(new TakeProfitOrder(exit, Size.Position, Level(target, up)) { ReduceOnly = true }) : null);

        double Level(ProtectiveLevel level, int direction) => execution.Level(level.From(entryPrice, direction), up: direction > 0);
    }
}
