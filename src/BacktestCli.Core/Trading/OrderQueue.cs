using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>The live orders of one instrument, and the nearest prices that reach one.</summary>
/// <param name="rules">The ticks on which trailing stops stand.</param>
internal sealed class OrderQueue(InstrumentRules rules)
{
    private readonly List<WorkingOrder> _orders = [];
    private bool _isStale;
    private double _lowestRising = double.PositiveInfinity;
    private double _highestFalling = double.NegativeInfinity;
    private bool _hasTrails;
    private bool _needsCare;

    public int Count => _orders.Count;

    public IReadOnlyList<WorkingOrder> Orders => _orders;

    public OrderQueue Clone()
    {
        OrderQueue clone = new(rules) { _isStale = true };
        foreach (WorkingOrder order in _orders)
            clone._orders.Add(order.Clone());
        return clone;
    }

    public void Add(WorkingOrder order)
    {
        _orders.Add(order);
        _isStale = true;
    }

    public void Remove(WorkingOrder order)
    {
        _orders.Remove(order);
        _isStale = true;
    }

    /// <summary>A trigger has changed.</summary>
    public void Touch() => _isStale = true;

    public WorkingOrder? Find(int number)
    {
        foreach (WorkingOrder order in _orders)
        {
            if (order.Number == number)
                return order;
        }

        return null;
    }

    /// <summary>True where an open does more than reach orders: some have just come, wait for so long, or were stuck in the bar before.</summary>
    public bool NeedsCare
    {
        get
        {
            if (_isStale)
                Refresh();
            return _needsCare;
        }
    }

    /// <summary>True where prices from low to high reach an order, or move a trailing stop.</summary>
    public bool IsReachedBy(double low, double high)
    {
        if (_isStale)
            Refresh();
        return high >= _lowestRising || low <= _highestFalling || _hasTrails;
    }

    /// <summary>The order that the price reaches first as it goes from one price to another; at the same price, the one against the position first.</summary>
    /// <param name="from">Where the price is.</param>
    /// <param name="to">Where it goes; the same price: those that are reached where it is.</param>
    /// <param name="excursion">Where it may have been there before the position was; null where it was not.</param>
    /// <param name="at">Where it reaches the order.</param>
    public WorkingOrder? First(double from, double to, Excursion? excursion, out double at)
    {
        WorkingOrder? first = null;
        at = 0;
        foreach (WorkingOrder order in _orders)
        {
            if (order.IsStuck || (excursion is { } way && way.Bars(order)))
                continue;
            Trigger trigger = order.Trigger;
            double level = trigger.IsReachedBy(from) ? from : trigger.Level;
            if (level != from && !(trigger.Rising ? level > from && level <= to : level < from && level >= to))
                continue;
            if (first is null || IsBefore(order, level, first, at, from))
                (first, at) = (order, level);
        }

        return first;
    }

    /// <summary>
    /// How many orders prices from low to high reach that are not reached at a price already; those that bring another level along count twice, and
    /// trailing stops, which the way of the price moves, once more.
    /// </summary>
    /// <param name="low">Lowest price.</param>
    /// <param name="high">Highest price.</param>
    /// <param name="isMargined">True where an entry brings the level of a liquidation along.</param>
    public int CountBetween(double low, double high, bool isMargined)
    {
        if (_isStale)
            Refresh();
        int count = 0;
        foreach (WorkingOrder order in _orders)
        {
            if (order.Trigger.Level >= low && order.Trigger.Level <= high)
                count += order.BringsAnother || (isMargined && order.MayEnter) ? 2 : 1;
        }

        return count > 0 && _hasTrails ? count + 1 : count;
    }

    /// <summary>A number that is another one where orders stand at other levels, whatever their order.</summary>
    public long Levels
    {
        get
        {
            long sum = 0;
            foreach (WorkingOrder order in _orders)
                sum += BitConverter.DoubleToInt64Bits(order.Trigger.Level);
            return sum;
        }
    }

    /// <summary>True where a trailing stop, drawn after the extremes of a bar, could be reached inside it.</summary>
    public bool TrailsMeet(double low, double high)
    {
        foreach (WorkingOrder order in _orders)
        {
            if (order.Order is not TrailingStopOrder trailing || order.IsTriggered)
                continue;
            bool rising = order.Trigger.Rising;
            double best = rising ? Math.Min(order.Best, low) : Math.Max(order.Best, high);
            double level = rules.RoundToTick(trailing.Trail.Behind(best, rising), up: rising);
            if (rising ? high >= level : low <= level)
                return true;
        }

        return false;
    }

    /// <summary>The price has come here: trailing stops follow.</summary>
    /// <param name="price">Where it is.</param>
    /// <param name="isBeforeEntry">True where it may have been there before the position was, whose own trail then stays.</param>
    public void Trail(double price, bool isBeforeEntry = false)
    {
        if (_isStale)
            Refresh();
        if (!_hasTrails)
            return;
        foreach (WorkingOrder order in _orders)
        {
            if (order.Order is not TrailingStopOrder trailing || order.IsTriggered || (isBeforeEntry && order.IsProtective))
                continue;
            bool rising = order.Trigger.Rising;
            if (rising ? price >= order.Best : price <= order.Best)
                continue;
            order.Best = price;
            order.Trigger = order.Trigger with { Level = rules.RoundToTick(trailing.Trail.Behind(price, rising), up: rising) };
            _isStale = true;
        }
    }

    private static bool IsBefore(WorkingOrder order, double level, WorkingOrder other, double otherLevel, double from)
    {
        double distance = Math.Abs(level - from), otherDistance = Math.Abs(otherLevel - from);
        if (distance != otherDistance)
            return distance < otherDistance;
        int rank = Rank(order), otherRank = Rank(other);
        return rank != otherRank ? rank < otherRank : order.Number < other.Number;
    }

    private static int Rank(WorkingOrder order) => order.Role switch
    {
        OrderRole.Liquidation => 0,
        OrderRole.Stop or OrderRole.Trail => 1,
        OrderRole.Target => 2,
        _ => 3,
    };

    private void Refresh()
    {
        (_lowestRising, _highestFalling) = (double.PositiveInfinity, double.NegativeInfinity);
        _hasTrails = _needsCare = _isStale = false;
        foreach (WorkingOrder order in _orders)
        {
            if (order.Trigger.Rising)
                _lowestRising = Math.Min(_lowestRising, order.Trigger.Level);
            else
                _highestFalling = Math.Max(_highestFalling, order.Trigger.Level);
            _hasTrails |= order.Order is TrailingStopOrder && !order.IsTriggered;
            _needsCare |= !order.IsResting || order.IsStuck || order.Order.Expiry != long.MaxValue || order.Order.Patience != int.MaxValue;
        }
    }
}
