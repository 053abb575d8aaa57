namespace BacktestCli.Core.Trading;

/// <summary>
/// The way to an extreme at which the price surely was, before a position was entered inside the bar or after, and back. What would have filled
/// either way fills there; what could only have closed the position does not.
/// </summary>
/// <param name="Up">True where the extreme is the high.</param>
/// <param name="IsLong">The position.</param>
/// <param name="IsMargined">True where an order against it could have opened a position of its own.</param>
internal readonly record struct Excursion(bool Up, bool IsLong, bool IsMargined)
{
    /// <summary>True for an order that does not fill on this way.</summary>
    public bool Bars(WorkingOrder order) =>
        order.Trigger.Rising == Up && order.Order.Side == (IsLong ? Side.Sell : Side.Buy) && (order.OnlyCloses || !IsMargined);
}
