namespace BacktestCli.Core.Trading;

/// <summary>Counts what becomes of orders.</summary>
internal sealed class OrderLog
{
    private readonly List<OrderCount> _counts = [];
    private readonly List<Rejection> _rejections = [];

    public void Count(Order order, OrderState state)
    {
        for (int i = 0; i < _counts.Count; i++)
        {
            if (_counts[i].State == state && _counts[i].Type == order.Type)
            {
                _counts[i] = _counts[i] with { Count = _counts[i].Count + 1 };
                return;
            }
        }

        _counts.Add(new OrderCount(order.Type, state, 1));
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

    public OrderStatistics ToStatistics() =>
        new([.. _counts.OrderBy(count => count.Type, StringComparer.Ordinal).ThenBy(count => count.State)], [.. _rejections]);
}
