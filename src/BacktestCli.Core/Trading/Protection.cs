using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>The stop and the target of the open position: where one fills, the other is taken back.</summary>
internal sealed class Protection(IntrabarModel intrabar)
{
    private WorkingOrder? _stop;
    private WorkingOrder? _target;

    /// <summary>True where there is a stop or a target.</summary>
    public bool IsSet => _stop is not null || _target is not null;

    /// <summary>Bars in which the outcome depended on which of the two came first.</summary>
    public long AmbiguousBars { get; private set; }

    public void Set(WorkingOrder? stop, WorkingOrder? target) => (_stop, _target) = (stop, target);

    /// <summary>Forgets both, telling each but <paramref name="filled"/> that it is taken back.</summary>
    public void Clear(WorkingOrder? filled, OrderLog log)
    {
        if (_stop is not null && _stop != filled)
            log.Count(_stop.Order, OrderState.Cancelled);
        if (_target is not null && _target != filled)
            log.Count(_target.Order, OrderState.Cancelled);
        _stop = _target = null;
    }

    /// <summary>The one whose level the bar opens at or beyond; null where it opens between them.</summary>
    public WorkingOrder? ReachedAtOpen(in Bar bar, out Touch touch)
    {
        if (OpensBeyond(_stop, bar, out touch))
            return _stop;
        return OpensBeyond(_target, bar, out touch) ? _target : null;
    }

    /// <summary>The one that the price reaches first inside the bar; null where it reaches neither.</summary>
    public WorkingOrder? ReachedInside(in Bar bar, bool isLong, out Touch touch)
    {
        Touch? stop = _stop?.Order.TouchedBy(bar);
        Touch? target = _target?.Order.TouchedBy(bar);
        if (stop is not null && target is not null)
            AmbiguousBars++;

        bool isStop = stop is not null && (target is null || StopComesFirst(bar, isLong));
        touch = (isStop ? stop : target) ?? default;
        return isStop ? _stop : target is null ? null : _target;
    }

    private static bool OpensBeyond(WorkingOrder? order, in Bar bar, out Touch touch)
    {
        touch = (order?.Order.TouchedBy(bar)).GetValueOrDefault();
        return touch.AtOpen;
    }

    private bool StopComesFirst(in Bar bar, bool isLong)
    {
        if (intrabar == IntrabarModel.Pessimistic)
            return true;
        (double up, double down) = (bar.High - bar.Open, bar.Open - bar.Low);
        return isLong ? down <= up : up <= down;
    }
}
