using BacktestCli.Core.Strategies;

namespace BacktestCli.Core.Engine.Causality;

/// <summary>Stands between a strategy and the engine and writes down, up to a cut, what passes.</summary>
/// <param name="inner">The strategy.</param>
/// <param name="trace">Where it is written.</param>
/// <param name="bars">Bars to write down.</param>
/// <param name="warmUpBars">Bars before its first order; null: as many as it says itself.</param>
internal sealed class Witness(IStrategy inner, Trace trace, int bars, int? warmUpBars = null) : IStrategy
{
    private readonly ITracedStrategy? _traced = Traced(inner, trace);
    private readonly WitnessContext _context = new(trace);

    /// <inheritdoc/>
    public int WarmUpBars => warmUpBars ?? inner.WarmUpBars;

    /// <inheritdoc/>
    public int HistoryBars => inner.HistoryBars;

    /// <inheritdoc/>
    public void Begin(Market.Interval interval) => inner.Begin(interval);

    /// <inheritdoc/>
    public void OnBar(IStrategyContext context)
    {
        if (trace.Bars == bars)
        {
            inner.OnBar(context);
            return;
        }

        foreach (Trading.OrderEvent one in context.OrderEvents)
            trace.Events.Add(new Outcome(trace.Bars, one));
        double equity = context.Equity;
        inner.OnBar(_context.Of(context));
        if (_traced is not null)
            trace.Values.AddRange(_traced.Traced);
        trace.Equity.Add(equity);
    }

    private static ITracedStrategy? Traced(IStrategy strategy, Trace trace)
    {
        if (strategy is not ITracedStrategy traced)
            return null;
        traced.StartTracing();
        trace.Names = traced.TracedNames;
        return traced;
    }
}
