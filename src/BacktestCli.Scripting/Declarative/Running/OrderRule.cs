using BacktestCli.Core.Trading;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>As which order an entry is sent.</summary>
/// <param name="Kind">Which type.</param>
internal sealed record OrderRule(OrderKind Kind)
{
    /// <summary>A market order, which is what an entry is where the file says nothing.</summary>
    public static OrderRule Market { get; } = new(OrderKind.Market);

    /// <summary>Limit of a limit order, stop of the others; null for a market order.</summary>
    public Amount? Price { get; init; }

    /// <summary>Limit of a stop-limit order.</summary>
    public Amount? LimitPrice { get; init; }

    public TimeInForce TimeInForce { get; init; }

    /// <summary>Bars it is tried on; null: no end.</summary>
    public FixedArgument? GoodFor { get; init; }

    public bool PostOnly { get; init; }

    /// <summary>True where it may wait in the market for its price.</summary>
    public bool Rests => Kind != OrderKind.Market;

    public IEnumerable<Amount> Amounts => new[] { Price, LimitPrice }.OfType<Amount>();

    /// <summary>The order of an entry whose amounts are known.</summary>
    public Order Make(Side side, Size size, double[] slots)
    {
        double price = Read(Price), limit = Read(LimitPrice);
        Order order = Kind switch
        {
            OrderKind.Limit => new LimitOrder(side, size, price) { PostOnly = PostOnly },
            OrderKind.Stop => new StopOrder(side, size, price),
            OrderKind.StopLimit => new StopLimitOrder(side, size, price, limit),
            _ => new MarketOrder(side, size),
        };
        return order with { TimeInForce = TimeInForce, GoodForBars = GoodFor is null ? null : (int)GoodFor.Node.Evaluate(slots) };

        double Read(Amount? amount) => amount is null ? double.NaN : slots[amount.SlotOf(side)];
    }
}

/// <summary>Types of order that an entry can be.</summary>
internal enum OrderKind
{
    /// <summary>At the next open, whatever it is.</summary>
    Market,

    /// <summary>At a price or better.</summary>
    Limit,

    /// <summary>At the market once a price against its side is reached.</summary>
    Stop,

    /// <summary>At a limit or better once a price against its side is reached.</summary>
    StopLimit,
}
