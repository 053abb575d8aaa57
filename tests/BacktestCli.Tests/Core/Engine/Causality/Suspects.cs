using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BacktestCli.Core.Indicators;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;

namespace BacktestCli.Tests.Core.Engine.Causality;

/// <summary>Reads past the end of the closes it is shown.</summary>
internal sealed class Peeking(Func<double, double, Order?> decide) : IStrategy
{
    public int WarmUpBars => 1;

    public void OnBar(IStrategyContext context)
    {
        ReadOnlySpan<double> closes = context.History.Closes;
        double next = Unsafe.Add(ref MemoryMarshal.GetReference(closes), closes.Length);
        if (context.Position.IsFlat && next > 0 && decide(next, closes[^1]) is { } order)
            context.Submit(order);
        else if (!context.Position.IsFlat)
            context.Submit(new MarketOrder(Side.Sell, Size.Position) { ReduceOnly = true });
    }
}

/// <summary>Knows the next close where an earlier run has seen it.</summary>
internal sealed class Remembering(Dictionary<long, double> known) : IStrategy
{
    public int WarmUpBars => 1;

    public void OnBar(IStrategyContext context)
    {
        known[context.Bar.OpenTime] = context.Bar.Close;
        if (known.GetValueOrDefault(context.Time) > context.Bar.Close)
            context.Submit(new MarketOrder(Side.Buy, Size.OfBase(0.01m)));
    }
}

/// <summary>Is in above an average, out below.</summary>
internal sealed class Crossing(IValueIndicator average, int warmUpBars) : ITracedStrategy
{
    private readonly double[] _values = new double[1];

    public int WarmUpBars => warmUpBars;

    public IReadOnlyList<string> TracedNames => ["average"];

    public ReadOnlySpan<double> Traced => _values;

    public void StartTracing()
    {
    }

    public void OnBar(IStrategyContext context)
    {
        _values[0] = average.Update(context.Bar.Close);
        if (context.Position.IsFlat && context.Bar.Close > _values[0])
            context.Submit(new MarketOrder(Side.Buy, Size.OfBase(1)));
        else if (context.Position.IsLong && context.Bar.Close < _values[0])
            context.Submit(new MarketOrder(Side.Sell, Size.Position) { ReduceOnly = true });
    }
}

/// <summary>Buys at every third bar, counted from the first of the data.</summary>
internal sealed class Counting : IStrategy
{
    private int _bar;

    public int WarmUpBars => 10;

    public void OnBar(IStrategyContext context)
    {
        if (++_bar % 3 == 1 && context.Position.IsFlat)
            context.Submit(new MarketOrder(Side.Buy, Size.OfBase(1)));
    }
}

/// <summary>Does what it is told, or only where it sees that the next close will bear it out.</summary>
internal sealed class Following(bool peeks) : ISignalStrategy
{
    private ISignalSource? _source;

    public SignalPlan Signals { get; } = new() { Contract = "sentiment" };

    public int WarmUpBars => 1;

    public void Attach(ISignalSource source) => _source = source;

    public ReadOnlySpan<double> Observe(in BacktestCli.Core.Market.Bar bar) => [];

    public void OnBar(IStrategyContext context)
    {
        ReadOnlySpan<double> closes = context.History.Closes;
        double next = Unsafe.Add(ref MemoryMarshal.GetReference(closes), closes.Length);
        Signal told = _source!.Latest(context)!;
        bool isWanted = told.Score > 0 && (!peeks || next > closes[^1]);
        if (context.Position.IsFlat && isWanted)
            context.Submit(new MarketOrder(Side.Buy, Size.OfBase(1)));
        else if (context.Position.IsLong && told.Score < 0)
            context.Submit(new MarketOrder(Side.Sell, Size.Position) { ReduceOnly = true });
    }
}
