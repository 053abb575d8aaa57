using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Asking;

/// <summary>
/// The latest bars of every instrument of a run, read forward on its own, so that a question sees all that has closed and nothing else.
/// </summary>
internal sealed class PortfolioWindows : IDisposable
{
    private readonly Reader[] _readers;

    /// <param name="sources">The bars of each instrument, in order of name.</param>
    /// <param name="strategy">Makes a fresh strategy, which observes and does not run.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public PortfolioWindows(IReadOnlyList<IBarSource> sources, Func<ISignalStrategy> strategy, CancellationToken cancellationToken)
    {
        ISignalStrategy[] observers = [.. sources.Select(_ => strategy())];
        (Plan, WarmUpBars) = (observers[0].Signals, observers[0].WarmUpBars);
        IEnumerable<RollingWindow> windows = sources.Zip(observers, (source, observer) => new RollingWindow(source, observer, [], Plan.Window));
        _readers = [.. sources.Zip(windows, (source, window) => new Reader(source, window, cancellationToken))];
    }

    /// <summary>What the strategy wants to be told.</summary>
    public SignalPlan Plan { get; }

    /// <summary>Bars that the strategy must have seen before its first order.</summary>
    public int WarmUpBars { get; }

    /// <summary>Times at which a bar of any instrument closed, so far.</summary>
    public long Moments { get; private set; }

    /// <summary>When the next bar of any instrument closes, Unix ms; the end of time where there is none.</summary>
    public long NextTime => _readers.Min(reader => reader.NextTime);

    /// <summary>True where a question is put after the latest bars.</summary>
    public bool IsDue => Plan.IsAskedAfter(Moments, WarmUpBars);

    /// <summary>Reads on until every bar is in that has closed by a time.</summary>
    public void MoveTo(long time)
    {
        for (long next = NextTime; next <= time && next < long.MaxValue; next = NextTime)
        {
            foreach (Reader reader in _readers)
                reader.Take(next);
            Moments++;
        }
    }

    /// <summary>The instruments that have a bar, as they are shown.</summary>
    public IReadOnlyList<InstrumentWindow> Show() =>
        [.. _readers.Where(reader => reader.Window.Seen > 0).Select(reader => reader.Window.Show(Plan.Window))];

    public void Dispose()
    {
        foreach (Reader reader in _readers)
            reader.Dispose();
    }

    private sealed class Reader : IDisposable
    {
        private readonly IEnumerator<Bar> _bars;
        private readonly Interval _interval;

        public Reader(IBarSource source, RollingWindow window, CancellationToken cancellationToken)
        {
            (_bars, _interval, Window) = (BarReader.Read(source, cancellationToken).GetEnumerator(), source.Interval, window);
            Step();
        }

        public RollingWindow Window { get; }

        public long NextTime { get; private set; }

        public void Take(long time)
        {
            if (NextTime != time)
                return;
            Window.Add(_bars.Current);
            Step();
        }

        public void Dispose() => _bars.Dispose();

        private void Step() => NextTime = _bars.MoveNext() ? _interval.Next(_bars.Current.OpenTime) : long.MaxValue;
    }
}
