using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Core.Engine;

/// <summary>What happens to one instrument, bar by bar, in every course of a run alike.</summary>
internal sealed class Feed : IDisposable
{
    private readonly BarCursor _bars;
    private readonly BarCursor? _mark;
    private readonly BarCursor? _detail;
    private bool _hasMarkBar;
    private bool _hasDetailBar;

    public Feed(InstrumentFeed feed, CancellationToken cancellation)
    {
        (Strategy, Instrument) = (feed.Strategy, feed.Source.Instrument);
        feed.Strategy.Begin(feed.Source.Interval);
        (WarmUpBars, Repeatable) = (feed.Strategy.WarmUpBars, feed.Strategy as IRepeatableStrategy);
        Funding = new FundingSchedule(feed.Funding ?? new FundingHistory());
        _bars = new BarCursor(feed.Source, feed.Strategy.HistoryBars, cancellation);
        _mark = feed.Mark is null ? null : new BarCursor(feed.Mark, 1, cancellation);
        _detail = feed.Detail is null ? null : new BarCursor(feed.Detail, 1, cancellation);
        _hasMarkBar = _mark?.MoveNext() ?? false;
        _hasDetailBar = _detail?.MoveNext() ?? false;
    }

    public Instrument Instrument { get; }

    public IStrategy Strategy { get; }

    public IRepeatableStrategy? Repeatable { get; }

    public int WarmUpBars { get; }

    public FundingSchedule Funding { get; }

    public BarCursor Bars => _bars;

    public bool HasDetail => _detail is not null;

    public bool HasMark => _mark is not null;

    public Interval? DetailInterval => _detail?.Interval;

    /// <summary>Bars that met orders inside and had no shorter bars.</summary>
    public long BarsWithoutDetail { get; private set; }

    /// <summary>Open of the first bar; NaN before it.</summary>
    public double FirstOpen { get; private set; } = double.NaN;

    /// <summary>Open time of the first bar, Unix ms.</summary>
    public long From { get; private set; }

    /// <summary>Close time of the bar before the present one, Unix ms; the present one's open time where it is the first.</summary>
    public long PreviousCloseTime { get; set; }

    /// <summary>The first bar has come.</summary>
    public void Begin() => (FirstOpen, From, PreviousCloseTime) = (_bars.Bar.Open, _bars.Bar.OpenTime, _bars.Bar.OpenTime);

    /// <summary>The mark price during the present bar; null where it is not known, and traded prices stand for it.</summary>
    public Bar? MarkBar
    {
        get
        {
            while (_hasMarkBar && _mark!.Bar.OpenTime < _bars.Bar.OpenTime)
                _hasMarkBar = _mark.MoveNext();
            return _hasMarkBar && _mark!.Bar.OpenTime == _bars.Bar.OpenTime ? _mark.Bar : null;
        }
    }

    /// <summary>Fills a list with the shorter bars of the present one.</summary>
    /// <returns>False where there are none: the intrabar model decides, and that is counted.</returns>
    public bool ReadDetail(List<Bar> into)
    {
        into.Clear();
        if (_detail is null)
            return false;
        long closeTime = _bars.CloseTime;
        while (_hasDetailBar && _detail.Bar.OpenTime < closeTime)
        {
            if (_detail.Bar.OpenTime >= _bars.Bar.OpenTime)
                into.Add(_detail.Bar);
            _hasDetailBar = _detail.MoveNext();
        }

        if (into.Count == 0)
            BarsWithoutDetail++;
        return into.Count > 0;
    }

    /// <summary>When one of the shorter bars closes, Unix ms.</summary>
    public long DetailCloseOf(in Bar bar) => _detail!.Interval.Next(bar.OpenTime);

    /// <summary>The run is over: what is left of mark prices and shorter bars is read, and made nothing of.</summary>
    public void Drain()
    {
        _mark?.Drain();
        _detail?.Drain();
    }

    public void Dispose()
    {
        _bars.Dispose();
        _mark?.Dispose();
        _detail?.Dispose();
    }
}
