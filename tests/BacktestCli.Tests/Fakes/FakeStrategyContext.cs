using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Fakes;

/// <summary>Shows a strategy bars and a position, and keeps what it orders. Nothing is filled unless the test says so.</summary>
internal sealed class FakeStrategyContext : IStrategyContext
{
    private Bar _bar;

    public ref readonly Bar Bar => ref _bar;

    public Instrument Instrument => Samples.Instrument;

    public long Time => _bar.OpenTime;

    public IPortfolioView Portfolio => throw new NotSupportedException("No strategy under test looks at the portfolio.");

    public ReadOnlySpan<OrderEvent> OrderEvents => [];

    public BarHistory History => throw new NotSupportedException("No strategy under test reads history.");

    public Position Position { get; } = new();

    public double Equity => 10_000;

    /// <summary>What was ordered at the latest bar.</summary>
    public List<Order> Orders { get; } = [];

    /// <summary>Why orders were wanted and not sent.</summary>
    public List<string> Declined { get; } = [];

    public int Submit(Order order)
    {
        Orders.Add(order);
        return Orders.Count;
    }

    public (int First, int Second) SubmitOneCancelsOther(Order first, Order second) => (Submit(first), Submit(second));

    public bool Cancel(int number) => Orders.Remove(Orders[number - 1]);

    public void CancelAll() => Orders.Clear();

    public int Replace(int number, Order order)
    {
        Orders[number - 1] = order;
        return number;
    }

    public void Decline(Order order, string reason) => Declined.Add(reason);

    /// <summary>What <paramref name="strategy"/> orders at this bar.</summary>
    public IReadOnlyList<Order> Show(IStrategy strategy, in Bar bar)
    {
        _bar = bar;
        Orders.Clear();
        strategy.OnBar(this);
        return Orders;
    }

    /// <summary>What <paramref name="strategy"/>, which another context has shown this bar, orders here.</summary>
    public IReadOnlyList<Order> ShowAgain(IRepeatableStrategy strategy, in Bar bar)
    {
        _bar = bar;
        Orders.Clear();
        strategy.Repeat(this);
        return Orders;
    }

    /// <summary>Holds a position from now on; 0 is none.</summary>
    public void Hold(decimal quantity, double entryPrice = double.NaN, long barsHeld = 0)
    {
        Position.Set(quantity, entryPrice);
        Position.Entries = quantity == 0 ? 0 : 1;
        Position.BarsHeld = barsHeld;
    }
}
