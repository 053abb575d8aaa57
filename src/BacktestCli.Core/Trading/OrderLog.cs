namespace BacktestCli.Core.Trading;

/// <summary>Counts what becomes of orders.</summary>
internal sealed class OrderLog
{
    private readonly List<Tally> _tallies = [];
    private readonly List<Rejection> _rejections = [];

    public void Count(Order order, OrderState state)
    {
        foreach (Tally tally in _tallies)
        {
            if (tally.State == state && tally.Type == order.Type)
            {
                tally.Count++;
                return;
            }
        }

        _tallies.Add(new Tally(order.Type, state));
    }

    public void Reject(Order order, long time, string reason)
    {
        Count(order, OrderState.Rejected);
        int known = _rejections.FindIndex(rejection => rejection.Reason == reason);
        if (known < 0)
            _rejections.Add(new Rejection(reason, 1, time, time));
        else
            _rejections[known] = _rejections[known] with { Count = _rejections[known].Count + 1, LastTime = time };
    }

    public OrderStatistics ToStatistics()
    {
        IEnumerable<Tally> sorted = _tallies.OrderBy(tally => $"{tally.Type} {(int)tally.State}", StringComparer.Ordinal);
        return new OrderStatistics([.. sorted.Select(tally => new OrderCount(tally.Type, tally.State, tally.Count))], [.. _rejections]);
    }

    private sealed class Tally(string type, OrderState state)
    {
        public string Type => type;

        public OrderState State => state;

        public long Count { get; set; } = 1;
    }
}
