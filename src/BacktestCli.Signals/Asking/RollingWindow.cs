using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Asking;

/// <summary>The latest bars of an instrument and what else is known of each, ready to be shown to a model.</summary>
internal sealed class RollingWindow
{
    private readonly Instrument _instrument;
    private readonly Interval _interval;
    private readonly ISignalStrategy _strategy;
    private readonly IReadOnlyList<BarColumn> _columns;
    private readonly (string Name, ValueScale? Scale)[] _shown;
    private readonly Queue<Entry> _entries;
    private readonly int _most;

    /// <param name="source">What the bars are of.</param>
    /// <param name="strategy">Observes the bars; a fresh one.</param>
    /// <param name="columns">What else is known of each bar.</param>
    /// <param name="most">Bars to keep.</param>
    public RollingWindow(IBarSource source, ISignalStrategy strategy, IReadOnlyList<BarColumn> columns, int most)
    {
        (_instrument, _interval, _strategy, _columns, _most) = (source.Instrument, source.Interval, strategy, columns, most);
        _strategy.Begin(_interval);
        SignalPlan plan = _strategy.Signals;
        _shown = [.. plan.Shown.Select((name, i) => (name, plan.Scales.ElementAtOrDefault(i))), .. columns.Select(column => (column.Name, column.Scale))];
        _entries = new Queue<Entry>(Math.Min(most, 1024));
    }

    /// <summary>Bars seen so far.</summary>
    public long Seen { get; private set; }

    /// <summary>When the latest bar closed, Unix ms.</summary>
    public long Time { get; private set; }

    /// <summary>Takes the next bar in.</summary>
    public void Add(in Bar bar)
    {
        double[] values = new double[_shown.Length];
        ReadOnlySpan<double> own = _strategy.Observe(bar);
        int shown = _shown.Length - _columns.Count;
        own[..shown].CopyTo(values);
        for (int i = 0; i < _columns.Count; i++)
            values[shown + i] = _columns[i].At(bar.OpenTime);
        if (_entries.Count == _most)
            _entries.Dequeue();
        _entries.Enqueue(new Entry(bar, values));
        Seen++;
        Time = _interval.Next(bar.OpenTime);
    }

    /// <summary>The latest bars, as they are shown.</summary>
    /// <param name="count">Most bars.</param>
    public InstrumentWindow Show(int count)
    {
        Entry[] entries = [.. _entries.Skip(_entries.Count - count)];
        return new InstrumentWindow
        {
            Instrument = _instrument,
            Interval = _interval,
            Bars = [.. entries.Select(entry => entry.Bar)],
            Values = [.. _shown.Select((one, i) => new BarValues(one.Name, [.. entries.Select(entry => entry.Values[i])], one.Scale))],
        };
    }

    private readonly record struct Entry(Bar Bar, double[] Values);
}
