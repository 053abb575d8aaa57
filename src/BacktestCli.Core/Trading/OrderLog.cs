namespace BacktestCli.Core.Trading;

/// <summary>Keeps what becomes of orders, for the report.</summary>
internal sealed class OrderLog
{
    private readonly EventList _events = new();
    private readonly List<Tally> _tallies = [];
    private readonly List<Rejection> _rejections = [];

    public void Add(in OrderEvent change)
    {
        _events.Add(change);
        if (change.State is OrderState.Submitted or OrderState.Triggered or OrderState.PartiallyFilled)
            return;
        Count(change.Order.Type, change.State);
        if (change.State == OrderState.Rejected)
            Reject(change.Time, change.Reason!);
    }

    public OrderStatistics ToStatistics()
    {
        IEnumerable<Tally> sorted = _tallies.OrderBy(tally => $"{tally.Type} {(int)tally.State}", StringComparer.Ordinal);
        return new OrderStatistics([.. sorted.Select(tally => new OrderCount(tally.Type, tally.State, tally.Count))], [.. _rejections], _events);
    }

    private void Count(string type, OrderState state)
    {
        foreach (Tally tally in _tallies)
        {
            if (tally.State == state && tally.Type == type)
            {
                tally.Count++;
                return;
            }
        }

        _tallies.Add(new Tally(type, state));
    }

    private void Reject(long time, string reason)
    {
        int known = _rejections.FindIndex(rejection => rejection.Reason == reason);
        if (known < 0)
            _rejections.Add(new Rejection(reason, 1, time, time));
        else
            _rejections[known] = _rejections[known] with { Count = _rejections[known].Count + 1, LastTime = time };
    }

    private sealed class Tally(string type, OrderState state)
    {
        public string Type => type;

        public OrderState State => state;

        public long Count { get; set; } = 1;
    }
}
