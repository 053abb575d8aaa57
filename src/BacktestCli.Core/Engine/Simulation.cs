using System.Runtime.CompilerServices;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>One run in progress. The order of events at a close is the engine's contract: see <c>ASSUMPTIONS.md</c>.</summary>
internal sealed class Simulation
{
    private readonly BacktestOptions _options;
    private readonly Feed[] _feeds;
    private readonly Course _declared;
    private readonly PathProbe _probe;
    private readonly OrderLog _log;
    private readonly EquityRecorder _equity;
    private readonly Benchmark _benchmark;
    private readonly Charges _charges;
    private readonly Holding? _only;
    private readonly bool _fillsAtClose;
    private readonly bool _sharesMargin;
    private readonly bool _watchesRisk;
    private readonly bool _looksAtClose;
    private List<int> _now = [0];
    private long _closeTime;
    private long _from;
    private long _steps;

    public Simulation(Feed[] feeds, Course declared, OrderLog log, BacktestOptions options)
    {
        (_feeds, _declared, _log, _options) = (feeds, declared, log, options);
        _only = feeds.Length == 1 ? declared.Portfolio.Holdings[0] : null;
        _watchesRisk = declared.Ledger.Risk is not null;
        _fillsAtClose = options.Fill == FillModel.Close;
        _looksAtClose = _fillsAtClose && _watchesRisk;
        _sharesMargin = feeds.Length > 1 && options.MarginMode == Trading.Margin.MarginMode.Cross;
        _equity = new EquityRecorder(options.Equity, (double)options.Cash);
        _benchmark = new Benchmark(declared.Portfolio.Holdings);
        _probe = new PathProbe(feeds, declared, _equity);
        _charges = new Charges(_probe, options.BorrowRate);
    }

    /// <summary>The instrument whose bar was looked at last: for saying where an amount went out of range.</summary>
    public Feed Latest { get; private set; } = null!;

    /// <summary>Replays every bar.</summary>
    /// <returns>Null where there is none.</returns>
    public BacktestResult? Run()
    {
        if (_feeds.Length == 1)
            ReplayOne(_feeds[0], _declared.Desks[0]);
        else
            ReplayMerged();
        return _steps == 0 ? null : Finish();
    }

    private void ReplayOne(Feed feed, Desk desk)
    {
        Latest = feed;
        BarCursor bars = feed.Bars;
        Holding holding = desk.Holding;
        Broker broker = desk.Broker;
        IStrategy strategy = feed.Strategy;
        while (bars.MoveNext())
        {
            ref readonly Bar bar = ref bars.Bar;
            if (_steps++ == 0)
                Begin(0);
            else
                Record(bar.OpenTime);
            _closeTime = bars.CloseTime;
            if (feed.Funding.NextTime <= _closeTime || _charges.AreDue(desk) || feed.HasMark)
            {
                Meet();
                CloseBars();
            }
            else
            {
                if (_probe.IsActive || broker.HasOrders)
                    Meet(bar);
                if (_probe.IsActive)
                    CloseBars(feed, bar);
                else
                    CloseBar(feed, desk, bar);
            }

            if (_looksAtClose)
                LookAtClose();
            strategy.OnBar(desk);
            if (broker.HasNews || _probe.IsActive)
                AfterDecision(0);
        }
    }

    /// <summary>What opens together meets its opens first, then what is inside; only then do the strategies see any of it.</summary>
    private void ReplayMerged()
    {
        BarMerge merge = new(_feeds);
        while (merge.MoveNext())
        {
            _now = merge.Now;
            if (_steps++ > 0)
                Record(merge.OpenTime);
            foreach (int i in _now)
            {
                Latest = _feeds[i];
                if (Latest.Bars.Bars == 1)
                    Begin(i);
            }

            _closeTime = merge.CloseTime;
            Meet();
            CloseBars();
            if (_looksAtClose)
                LookAtClose();
            foreach (int i in _now)
                Decide(i);
            foreach (int i in _now)
            {
                if (_feeds[i].Bars.PeekCloseTime() == long.MaxValue)
                    End(i);
            }
        }
    }

    private void Begin(int i)
    {
        Feed feed = _feeds[i];
        feed.Begin();
        _benchmark.Begin(i, feed.FirstOpen);
        if (_equity.HasBegun)
            return;
        _from = feed.From;
        _equity.Begin(_from);
    }

    /// <summary>What bars do to the account before their close, in every course: charges of a gap, opens, what is inside, charges of the bar.</summary>
    private void Meet()
    {
        foreach (int i in _now)
            _charges.Fund(i, _feeds[i], _feeds[i].Bars.Bar.OpenTime, _feeds[i].Bars.Bar.Open);
        foreach (Course course in _probe.Courses)
            Open(course);
        foreach (int i in _now)
            _probe.Inside(i, _closeTime, _sharesMargin);
        foreach (int i in _now)
        {
            _charges.Fund(i, _feeds[i], _closeTime, _feeds[i].Bars.Bar.Close);
            _charges.Borrow(i, _feeds[i], _closeTime);
        }
    }

    /// <summary>The same where there is one instrument and nothing to charge.</summary>
    private void Meet(in Bar bar)
    {
        bool isReached = false;
        foreach (Course course in _probe.Courses)
        {
            Desk desk = course.Desks[0];
            if (!desk.Broker.HasOrders)
                continue;
            desk.Holding.Account.Settle();
            desk.Broker.Open(bar);
            isReached |= desk.Broker.IsReachedInside(bar);
        }

        if (isReached)
            _probe.Inside(0, _closeTime, sharesMargin: false);
    }

    /// <summary>Orders meet the opens of their bars.</summary>
    private void Open(Course course)
    {
        if (_sharesMargin)
        {
            foreach (int i in _now)
                course.Desks[i].Holding.Range = (_feeds[i].Bars.Bar.Low, _feeds[i].Bars.Bar.High);
        }

        foreach (int i in _now)
        {
            Desk desk = course.Desks[i];
            desk.Holding.Account.Settle();
            if (_sharesMargin)
                desk.Broker.WatchMargin();
            if (!desk.Broker.HasOrders)
                continue;
            ref readonly Bar bar = ref _feeds[i].Bars.Bar;
            if (_feeds[i].HasMark)
                desk.Broker.WatchMargin(bar, _feeds[i].MarkBar);
            desk.Broker.Open(bar);
        }

        for (int i = 0; _sharesMargin && i < _now.Count; i++)
            course.Desks[_now[i]].Broker.WatchMargin();
    }

    /// <summary>A bar has closed, where there is one instrument and one course.</summary>
    private void CloseBar(Feed feed, Desk desk, in Bar bar)
    {
        desk.Holding.CloseBar(bar);
        feed.PreviousCloseTime = _closeTime;
        bool hasNews = desk.Broker.HasNews;
        if (hasNews)
            desk.Holding.Account.Settle();
        if ((hasNews || !desk.Position.IsFlat) && _declared.Portfolio.Equity <= 0)
            GoBankrupt(_declared);
    }

    /// <summary>The same in every course.</summary>
    private void CloseBars(Feed feed, in Bar bar)
    {
        feed.PreviousCloseTime = _closeTime;
        foreach (Course course in _probe.Courses)
        {
            Desk desk = course.Desks[0];
            desk.Holding.CloseBar(bar);
            desk.Holding.Account.Settle();
            if ((desk.Broker.HasNews || !desk.Position.IsFlat) && course.Portfolio.Equity <= 0)
                GoBankrupt(course);
        }
    }

    /// <summary>The bars have closed, in every course.</summary>
    private void CloseBars()
    {
        foreach (Course course in _probe.Courses)
        {
            foreach (int i in _now)
            {
                Holding holding = course.Desks[i].Holding;
                holding.CloseBar(_feeds[i].Bars.Bar);
                holding.Account.Settle();
                if (_sharesMargin)
                    holding.Range = (holding.LastPrice, holding.LastPrice);
            }

            if (course.Portfolio.Equity <= 0)
                GoBankrupt(course);
        }

        foreach (int i in _now)
            _feeds[i].PreviousCloseTime = _closeTime;
    }

    private void Decide(int i)
    {
        _feeds[i].Strategy.OnBar(_declared.Desks[i]);
        AfterDecision(i);
    }

    /// <summary>The strategy has seen what became of its orders; in other courses it decides once more; with fills at the close its orders fill.</summary>
    private void AfterDecision(int i)
    {
        for (int c = 0; c < _probe.Courses.Length; c++)
        {
            Desk desk = _probe.Courses[c].Desks[i];
            if (c > 0)
                _feeds[i].Repeatable!.Repeat(desk);
            desk.Broker.Forget();
            if (_fillsAtClose && desk.Broker.HasOrders)
                desk.Broker.FillAtClose(desk.Bar, _closeTime);
        }
    }

    /// <summary>The latest close is final: another bar has come, or the data has ended and positions have been seen to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Record(long nextOpenTime)
    {
        if (_only is { } holding)
        {
            double worth = holding.Position.Units * holding.LastPrice;
            _equity.Record(_closeTime, holding.LastPrice, holding.Account.CashValue + worth, Math.Abs(worth), worth, nextOpenTime);
        }
        else
        {
            Portfolio portfolio = _declared.Portfolio;
            double gross = portfolio.Gross(out double net);
            _equity.Record(_closeTime, _benchmark.Level, portfolio.Equity, gross, net, nextOpenTime);
        }

        if (_watchesRisk || _probe.IsActive)
            MarkCourses();
    }

    /// <summary>What fills at the close is kept back by what protections see of that very close.</summary>
    private void LookAtClose()
    {
        foreach (Course course in _probe.Courses)
            course.Ledger.Risk!.Mark(_closeTime, course.Portfolio.Equity);
    }

    private void MarkCourses()
    {
        _declared.Ledger.Risk?.Mark(_closeTime, _declared.Portfolio.Equity);
        for (int c = 1; c < _probe.Courses.Length; c++)
            _probe.Courses[c].Mark(_closeTime);
    }

    private void GoBankrupt(Course course)
    {
        course.IsBankrupt = true;
        foreach (Desk desk in course.Desks)
        {
            if (desk.Feed.Bars.Bars > 0)
                desk.Broker.CloseOut(desk.Bar, _closeTime, ExitReason.Bankruptcy);
        }
    }

    /// <summary>An instrument's bars have ended: what is held of it is closed, unless it is to be kept.</summary>
    private void End(int i)
    {
        foreach (Course course in _probe.Courses)
        {
            Desk desk = course.Desks[i];
            if (_options.KeepOpen)
                desk.Broker.CancelAll(desk.Time, protective: true);
            else
                desk.Broker.CloseOut(desk.Bar, desk.Time, ExitReason.EndOfData);
        }
    }

    private BacktestResult Finish()
    {
        for (int i = 0; i < _feeds.Length; i++)
        {
            if (_feeds[i].Bars.Bars > 0)
                End(i);
            _feeds[i].Drain();
        }

        Record(long.MaxValue - UtcTime.Day);
        return ResultBuilder.Of(_feeds, _declared, _log, _options, new RunEnd(_from, _closeTime, _steps, _equity.Finish(_steps), _benchmark, _probe));
    }
}
