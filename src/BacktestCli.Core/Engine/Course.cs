using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>One course that a run can take: an account and its orders, under one belief about how prices go inside a bar.</summary>
internal sealed class Course : IPortfolioView
{
    private readonly Desk[] _desks;
    private double _peak;

    /// <summary>The course that the run declares.</summary>
    public Course(
        IReadOnlyList<Feed> feeds, Portfolio portfolio, Ledger ledger, IntrabarModel model, OrderLog log, Func<Holding, Execution> executionOf, BrokerRules rules)
    {
        (Portfolio, Ledger, Model) = (portfolio, ledger, model);
        _desks = [.. feeds.Select((feed, i) =>
            new Desk(feed, this, portfolio.Holdings[i], new Broker(executionOf(portfolio.Holdings[i]), portfolio.Holdings[i], rules, ledger, new LiveOrders(feed.Instrument, log))))];
        Instruments = [.. feeds.Select(feed => feed.Instrument)];
    }

    private Course(Course other, IntrabarModel model)
    {
        (Portfolio, Ledger, Model, Instruments) = (other.Portfolio.Clone(), other.Ledger.CloneWithoutRecords(), model, other.Instruments);
        IsBankrupt = other.IsBankrupt;
        _desks = [.. other._desks.Select((desk, i) =>
            new Desk(desk.Feed, this, Portfolio.Holdings[i], desk.Broker.Clone(Portfolio.Holdings[i], Ledger)))];
    }

    public Portfolio Portfolio { get; }

    public Ledger Ledger { get; }

    public IntrabarModel Model { get; }

    public ReadOnlySpan<Desk> Desks => _desks;

    /// <summary>True once nothing is left.</summary>
    public bool IsBankrupt { get; set; }

    /// <summary>Deepest fall of equity at a close from its highest so far, fraction.</summary>
    public double DeepestFall { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<Instrument> Instruments { get; }

    /// <inheritdoc/>
    public decimal Cash => Portfolio.Cash;

    /// <inheritdoc/>
    public double Equity => Portfolio.Equity;

    /// <inheritdoc/>
    public int OpenPositions => Portfolio.OpenPositions;

    /// <summary>The course that begins here under another belief.</summary>
    public Course Branch(IntrabarModel model) => new(this, model);

    /// <inheritdoc/>
    public Position PositionOf(Instrument instrument) => Find(instrument).Holding.Position;

    /// <inheritdoc/>
    public double PriceOf(Instrument instrument) => Find(instrument).Holding.LastPrice;

    /// <summary>It has fared like the declared course until now.</summary>
    public void Begin(double peak, double deepestFall) => (_peak, DeepestFall) = (peak, deepestFall);

    /// <summary>Takes the equity at a close.</summary>
    public void Mark(long time)
    {
        double equity = Portfolio.Equity;
        Ledger.Risk?.Mark(time, equity);
        if (equity >= _peak)
            _peak = equity;
        else
            DeepestFall = Math.Max(DeepestFall, (_peak - equity) / _peak);
    }

    private Desk Find(Instrument instrument) => Array.Find(_desks, desk => desk.Instrument == instrument)
        ?? throw new ArgumentException($"The run has no {instrument}.", nameof(instrument));
}
