using System.Runtime.CompilerServices;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>One run in progress. The order of events inside <see cref="Step"/> is the engine's contract.</summary>
internal sealed class Simulation : IStrategyContext
{
    private const string DuringWarmUp = "submitted before the strategy's warm-up was over";
    private const string Bankrupt = "the account is bankrupt";

    private readonly IStrategy _strategy;
    private readonly BacktestOptions _options;
    private readonly bool _fillsAtClose;
    private readonly Interval _interval;
    private readonly long _length;
    private readonly Portfolio _portfolio;
    private readonly Position _position;
    private readonly Broker _broker;
    private readonly EquityRecorder _equity;
    private readonly int _warmUpBars;
    private BarSeries _series = new();
    private int _index;
    private Bar _bar;
    private long _closeTime;
    private double _marked;
    private bool _isBankrupt;

    public Simulation(IBarSource source, IStrategy strategy, BacktestOptions options, long startTime)
    {
        _strategy = strategy;
        _options = options;
        _fillsAtClose = options.Fill == FillModel.Close;
        _interval = source.Interval;
        _length = _interval.IsCalendar ? 0 : _interval.Milliseconds;
        _warmUpBars = strategy.WarmUpBars;
        _portfolio = new Portfolio(options.Cash);
        _position = _portfolio.Position;
        _broker = new Broker(new Execution(source.Instrument, options.Fees, options.Slippage), _portfolio, options.Intrabar);
        _equity = new EquityRecorder(options.Equity, (double)options.Cash, startTime);
    }

    /// <inheritdoc/>
    public ref readonly Bar Bar => ref _bar;

    /// <inheritdoc/>
    public BarHistory History => new(_series, _index + 1);

    /// <inheritdoc/>
    public Position Position => _position;

    /// <inheritdoc/>
    public double Equity => _marked;

    /// <summary>Bars replayed so far.</summary>
    public long Bars { get; private set; }

    /// <inheritdoc/>
    public void Submit(Order order)
    {
        if (Bars < _warmUpBars)
            _broker.Refuse(order, _closeTime, DuringWarmUp);
        else if (_isBankrupt)
            _broker.Refuse(order, _closeTime, Bankrupt);
        else
            _broker.Submit(order);
    }

    /// <summary>Replays the bars of <paramref name="series"/> from <paramref name="first"/> on; earlier ones are history.</summary>
    public void Replay(BarSeries series, int first)
    {
        _series = series;
        for (int i = first; i < series.Count; i++)
        {
            if (Bars > 0)
                Record();
            _index = i;
            series.CopyTo(ref _bar, i);
            Step();
        }
    }

    /// <summary>Closes what is open, unless it is to be kept, and gives the account of the run.</summary>
    public BacktestResult Finish(IBarSource source, in Bar first)
    {
        if (_options.KeepOpen)
            _broker.CancelAll();
        else
            CloseOut(ExitReason.EndOfData);
        Record();

        decimal lastClose = (decimal)_bar.Close;
        return new BacktestResult
        {
            Instrument = source.Instrument,
            Interval = _interval,
            Options = _options,
            From = first.OpenTime,
            To = _closeTime,
            Bars = Bars,
            WarmUpBars = _warmUpBars,
            FirstOpen = first.Open,
            LastClose = _bar.Close,
            FinalCash = _portfolio.Cash,
            FinalEquity = _portfolio.EquityAt(lastClose),
            OpenProfit = _portfolio.OpenProfitAt(lastClose),
            OpenQuantity = _position.Quantity,
            Fills = _portfolio.Fills,
            Trades = _portfolio.Trades,
            Orders = _broker.Statistics,
            Equity = _equity.Finish(),
            AmbiguousBars = _broker.AmbiguousBars,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step()
    {
        _closeTime = _length > 0 ? _bar.OpenTime + _length : _interval.Next(_bar.OpenTime);
        if (_broker.HasOrders)
            _broker.Match(_bar, _closeTime);

        Mark();
        Bars++;
        _strategy.OnBar(this);
        if (_fillsAtClose && _broker.HasOrders)
        {
            _broker.FillAtClose(_bar, _closeTime);
            _marked = _portfolio.EquityAt(_bar.Close);
        }
    }

    /// <summary>The latest bar is final: another has come, or the data has ended and the position has been seen to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Record() => _equity.Record(_bar.OpenTime, _closeTime, _bar.Close, _marked, _position.Units);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Mark()
    {
        _marked = _portfolio.EquityAt(_bar.Close);
        if (_position.IsFlat)
            return;

        _portfolio.Hold(_bar);
        if (_marked <= 0)
        {
            _isBankrupt = true;
            CloseOut(ExitReason.Bankruptcy);
        }
    }

    private void CloseOut(ExitReason reason)
    {
        _broker.CloseOut(_bar, _closeTime, reason);
        _marked = _portfolio.EquityAt(_bar.Close);
    }
}
