using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine.Causality;

/// <summary>Something a strategy asked of the broker.</summary>
/// <param name="Bar">After which bar, from 0.</param>
/// <param name="Verb">What.</param>
/// <param name="Number">The order's number; 0 where it has none.</param>
/// <param name="Order">The order; null where none is sent.</param>
/// <param name="Reason">Why an order was not sent; null where it was.</param>
internal readonly record struct Request(int Bar, string Verb, int Number, Order? Order, string? Reason) : IBarEntry
{
    public const string Submit = "submit";

    /// <summary><c>submit #12: stop buy, EquityShare { Share = 0.9 }, at 105.5, stop-loss 0.05 away, tag breakout</c>.</summary>
    public string Describe() =>
        $"{Verb}{(Number > 0 ? $" #{Number}" : "")}{(Order is null ? "" : ": " + Words(Order))}{(Reason is null ? "" : ", " + Reason)}";

    /// <summary>An order in full.</summary>
    public static string Words(Order order) => string.Join(", ", Parts(order));

    private static IEnumerable<string> Parts(Order order)
    {
        yield return $"{order.Type} {(order.Side == Side.Buy ? "buy" : "sell")}";
        yield return order.Size.ToString();
        if (Level(order) is { } level)
            yield return level;
        if (order.StopLoss is { } stop)
            yield return $"stop-loss {stop}";
        if (order.TakeProfit is { } target)
            yield return $"take-profit {target}";
        if (order.TrailingStop is { } trail)
            yield return $"trailing stop {trail}";
        if (order.ReduceOnly)
            yield return "reduce-only";
        if (order.TimeInForce != TimeInForce.Gtc)
            yield return $"{order.TimeInForce.ToString().ToLowerInvariant()} {order.ExpiresAt}".TrimEnd();
        if (order.GoodForBars is { } bars)
            yield return $"for {bars} bars";
        if (order.Tag is { } tag)
            yield return $"tag {tag}";
    }

    private static string? Level(Order order) => order switch
    {
        StopLimitOrder both => $"stop {both.StopPrice:R}, limit {both.LimitPrice:R}",
        TrailingStopOrder trailing => $"trail {trailing.Trail}",
        _ when double.IsFinite(order.TriggerAt(double.NaN).Level) => $"at {order.TriggerAt(double.NaN).Level:R}",
        _ => null,
    };
}
