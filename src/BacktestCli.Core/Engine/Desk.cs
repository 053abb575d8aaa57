using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>What a strategy sees of one instrument, and what it can do about it, in one course of a run.</summary>
internal sealed class Desk(Feed feed, Course course, Holding holding, Broker broker) : IStrategyContext
{
    private const string DuringWarmUp = "submitted before the strategy's warm-up was over";
    private const string Bankrupt = "the account is bankrupt";

    private readonly Position _position = holding.Position;
    private readonly BarCursor _bars = feed.Bars;

    public Feed Feed => feed;

    public Holding Holding => holding;

    public Broker Broker => broker;

    /// <inheritdoc/>
    public Instrument Instrument => feed.Instrument;

    /// <inheritdoc/>
    public long Time => _bars.CloseTime;

    /// <inheritdoc/>
    public ref readonly Bar Bar => ref _bars.Bar;

    /// <inheritdoc/>
    public BarHistory History => new(_bars.Series, _bars.End);

    /// <inheritdoc/>
    public Position Position => _position;

    /// <inheritdoc/>
    public double Equity => course.Portfolio.Equity;

    /// <inheritdoc/>
    public IPortfolioView Portfolio => course;

    /// <inheritdoc/>
    public ReadOnlySpan<OrderEvent> OrderEvents => broker.News;

    /// <inheritdoc/>
    public int Submit(Order order) => Refusal is { } refusal ? broker.Refuse(order, Time, refusal) : broker.Submit(order, Time);

    /// <inheritdoc/>
    public (int First, int Second) SubmitOneCancelsOther(Order first, Order second) => Refusal is { } refusal
        ? (broker.Refuse(first, Time, refusal), broker.Refuse(second, Time, refusal))
        : broker.SubmitPair(first, second, Time);

    /// <inheritdoc/>
    public bool Cancel(int number) => broker.Cancel(number, Time);

    /// <inheritdoc/>
    public void CancelAll() => broker.CancelAll(Time, protective: false);

    /// <inheritdoc/>
    public int Replace(int number, Order order) => broker.Cancel(number, Time, OrderState.Replaced) ? Submit(order) : 0;

    /// <inheritdoc/>
    public void Decline(Order order, string reason) => broker.Refuse(order, Time, reason);

    private string? Refusal => _bars.Bars < feed.WarmUpBars ? DuringWarmUp : course.IsBankrupt ? Bankrupt : null;
}
