using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine.Causality;

/// <summary>What a strategy sees through a witness: all that it would see without, while what it asks for is written down.</summary>
internal sealed class WitnessContext(Trace trace) : IStrategyContext
{
    private IStrategyContext _inner = null!;

    /// <inheritdoc/>
    public Instrument Instrument => _inner.Instrument;

    /// <inheritdoc/>
    public long Time => _inner.Time;

    /// <inheritdoc/>
    public ref readonly Bar Bar => ref _inner.Bar;

    /// <inheritdoc/>
    public BarHistory History => _inner.History;

    /// <inheritdoc/>
    public Position Position => _inner.Position;

    /// <inheritdoc/>
    public double Equity => _inner.Equity;

    /// <inheritdoc/>
    public IPortfolioView Portfolio => _inner.Portfolio;

    /// <inheritdoc/>
    public ReadOnlySpan<OrderEvent> OrderEvents => _inner.OrderEvents;

    /// <summary>From now on, of another context.</summary>
    public WitnessContext Of(IStrategyContext context)
    {
        _inner = context;
        return this;
    }

    /// <inheritdoc/>
    public int Submit(Order order) => Note(Request.Submit, _inner.Submit(order), order);

    /// <inheritdoc/>
    public (int First, int Second) SubmitOneCancelsOther(Order first, Order second)
    {
        (int one, int other) = _inner.SubmitOneCancelsOther(first, second);
        return (Note(Request.Submit, one, first), Note(Request.Submit, other, second, $"or #{one}"));
    }

    /// <inheritdoc/>
    public bool Cancel(int number)
    {
        bool isDone = _inner.Cancel(number);
        Note("cancel", number, null, isDone ? null : "which is not live");
        return isDone;
    }

    /// <inheritdoc/>
    public void CancelAll()
    {
        _inner.CancelAll();
        Note("cancel all", 0, null);
    }

    /// <inheritdoc/>
    public int Replace(int number, Order order)
    {
        int made = _inner.Replace(number, order);
        return Note(Request.Submit, made, order, $"in place of #{number}");
    }

    /// <inheritdoc/>
    public void Decline(Order order, string reason)
    {
        _inner.Decline(order, reason);
        Note("decline", 0, order, reason);
    }

    private int Note(string verb, int number, Order? order, string? reason = null)
    {
        trace.Requests.Add(new Request(trace.Bars, verb, number, order, reason));
        return number;
    }
}
