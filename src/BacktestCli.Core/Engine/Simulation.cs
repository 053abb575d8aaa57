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
    private readonly FundingAccount _funding;
    private readonly EquityRecorder _equity;
    private readonly int _warmUpBars;
    private BarSeries _series = new();
    private long _barsBefore;
    private int _index = -1;
    private Bar _bar;
    private bool _isBankrupt;

    public Simulation(IBarSource source, IStrategy strategy, BacktestOptions options, FundingHistory? funding, long startTime)
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
        _funding = new FundingAccount(funding ?? new FundingHistory(), _portfolio);
        _equity = new EquityRecorder(options.Equity, (double)options.Cash, startTime);
    }

    /// <inheritdoc/>
    public ref readonly Bar Bar => ref _bar;

    /// <inheritdoc/>
    public BarHistory History => new(_series, _index + 1);

    /// <inheritdoc/>
    public Position Position => _position;

    /// <inheritdoc/>
    public double Equity => _portfolio.EquityAt(_bar.Close);

    /// <summary>Bars replayed so far, this one included.</summary>
    private long Bars => _barsBefore + _index + 1;

    private long CloseTime => _length > 0 ? _bar.OpenTime + _length : _interval.Next(_bar.OpenTime);

    /// <inheritdoc/>
    public void Submit(Order order)
    {
        if (Bars < _warmUpBars)
            _broker.Refuse(order, CloseTime, DuringWarmUp);
        else if (_isBankrupt)
            _broker.Refuse(order, CloseTime, Bankrupt);
        else
            _broker.Submit(order);
    }

    /// <inheritdoc/>
    public void Decline(Order order, string reason) => _broker.Refuse(order, CloseTime, reason);

    /// <summary>Replays the bars of <paramref name="series"/> from <paramref name="first"/> on; earlier ones are history.</summary>
    public void Replay(BarSeries series, int first)
    {
        bool hasBar = Bars > 0;
        (_barsBefore, _series) = (Bars - first, series);
        for (int i = first; i < series.Count; i++)
        {
            if (hasBar)
                Record(series.OpenTimes[i]);
            hasBar = true;
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
        Record(long.MaxValue - UtcTime.Day);

        decimal lastClose = (decimal)_bar.Close;
        return new BacktestResult
        {
            Instrument = source.Instrument,
            Interval = _interval,
            Options = _options,
            From = first.OpenTime,
            To = CloseTime,
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
            Equity = _equity.Finish(Bars),
            AmbiguousBars = _broker.AmbiguousBars,
            Funding = _funding.Finish(first.OpenTime, CloseTime),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Step()
    {
        if (_funding.NextTime <= CloseTime)
            FillAndFund();
        else if (_broker.HasOrders)
            _broker.Match(_bar, CloseTime);
        if (!_position.IsFlat)
            Hold();
        _strategy.OnBar(this);
        if (_fillsAtClose && _broker.HasOrders)
            _broker.FillAtClose(_bar, CloseTime);
    }

    /// <summary>
    /// What was due since the bar before (in a gap) is paid by the position that came through it, at the price after it; what is due in (open,
    /// close] by the position that the bar's fills leave, at its close.
    /// </summary>
    private void FillAndFund()
    {
        _funding.PayUntil(_bar.OpenTime, _bar.Open);
        if (_broker.HasOrders)
            _broker.Match(_bar, CloseTime);
        _funding.PayUntil(CloseTime, _bar.Close);
    }

    /// <summary>The latest bar is final: another has come, or the data has ended and the position has been seen to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Record(long nextOpenTime) => _equity.Record(CloseTime, _bar.Close, Equity, _position.Units, nextOpenTime);

    /// <summary>The position is still there at the close; what is worth nothing any more is closed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Hold()
    {
        _portfolio.Hold(_bar);
        if (Equity > 0)
            return;
        _isBankrupt = true;
        CloseOut(ExitReason.Bankruptcy);
    }

    private void CloseOut(ExitReason reason) => _broker.CloseOut(_bar, CloseTime, reason);
}
