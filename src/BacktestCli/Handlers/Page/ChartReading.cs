using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Reports.Html;
using BacktestCli.Reports.Json;
using BacktestCli.Scripting;

namespace BacktestCli.Handlers.Page;

/// <summary>Reads bars for a page, and beside them the numbers of a strategy that shows its own.</summary>
/// <param name="report">Whose bars they are.</param>
/// <param name="strategy">Makes the strategy; null: bars alone.</param>
internal sealed class ChartReading(ReportDocument report, Func<IStrategy>? strategy)
{
    private const int MostLines = 8;

    private readonly long[] _asked = [.. report.Equity.Select(point => point.Time)];
    private readonly int _most = PageWriter.MostBars / Math.Max(1, report.Root.GetProperty("run").GetProperty("instruments").GetArrayLength());

    /// <summary>True where a strategy shows numbers and could not be run for them.</summary>
    public bool HasLostLines { get; private set; }

    /// <summary>True where a strategy shows numbers that anyone would draw.</summary>
    public static bool Shows(IStrategy strategy) => strategy is ITracedStrategy traced && traced.TracedNames.Any(IsIndicator);

    /// <summary>Reads a source to its end.</summary>
    public ChartBars Read(IBarSource source, CancellationToken cancellationToken)
    {
        if (strategy?.Invoke() is not ITracedStrategy traced)
            return Plain(source, cancellationToken);
        int[] shown = [.. Enumerable.Range(0, traced.TracedNames.Count).Where(i => IsIndicator(traced.TracedNames[i])).Take(MostLines)];
        ChartBars chart = new(source.Instrument.ToString(), source.Interval, _asked, [.. shown.Select(i => traced.TracedNames[i])], _most);
        try
        {
            BacktestEngine.Run(source, new Recorder(traced, shown, chart), new BacktestOptions { Equity = EquityDetail.None }, cancellationToken);
            return chart;
        }
        catch (Exception fault) when (fault is LedgerException or StrategyException)
        {
            HasLostLines = true; // the run itself had other cash and other fees; it is only the lines that are lost
            return Plain(source, cancellationToken);
        }
    }

    /// <summary>Indicators are written as calls; what else a strategy file keeps, such as what was crossed, is no line that anyone would draw.</summary>
    private static bool IsIndicator(string name) => name.Contains('(', StringComparison.Ordinal);

    private ChartBars Plain(IBarSource source, CancellationToken cancellationToken)
    {
        ChartBars chart = new(source.Instrument.ToString(), source.Interval, _asked, [], _most);
        foreach (BarSeries block in source.ReadBlocks(cancellationToken))
        {
            for (int i = 0; i < block.Count; i++)
                chart.Add(block[i], []);
        }

        return chart;
    }

    /// <summary>Lets the strategy go its way and writes down every bar with its numbers.</summary>
    private sealed class Recorder : IStrategy
    {
        private readonly ITracedStrategy _inner;
        private readonly int[] _shown;
        private readonly double[] _values;
        private readonly ChartBars _chart;

        public Recorder(ITracedStrategy inner, int[] shown, ChartBars chart)
        {
            (_inner, _shown, _values, _chart) = (inner, shown, new double[shown.Length], chart);
            inner.StartTracing();
        }

        public int WarmUpBars => _inner.WarmUpBars;

        public int HistoryBars => _inner.HistoryBars;

        public void Begin(Interval interval) => _inner.Begin(interval);

        public void OnBar(IStrategyContext context)
        {
            _inner.OnBar(context);
            for (int i = 0; i < _shown.Length; i++)
                _values[i] = _inner.Traced[_shown[i]];
            _chart.Add(in context.Bar, _values);
        }
    }
}
