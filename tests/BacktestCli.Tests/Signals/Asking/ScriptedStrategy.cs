using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>Wants what its plan says; its values are the close, on the scale of prices, and a count of bars, of which it does not say the scale.</summary>
internal sealed class ScriptedStrategy(SignalPlan plan, int warmUpBars = 0) : ISignalStrategy
{
    private readonly double[] _values = new double[2];
    private ISignalSource? _source;

    public static SignalPlan Plan { get; } = new() { Contract = "mood", Window = 3, Shown = ["average", "count"], Scales = [ValueScale.OfPrice] };

    public SignalPlan Signals => plan;

    public int WarmUpBars => warmUpBars;

    /// <summary>What it was told, bar by bar.</summary>
    public List<Signal?> Told { get; } = [];

    public void Attach(ISignalSource source) => _source = source;

    public ReadOnlySpan<double> Observe(in Bar bar)
    {
        _values[0] = bar.Close;
        _values[1] = _values[1] + 1_000_000;
        return _values.AsSpan(0, plan.Shown.Count);
    }

    public void OnBar(IStrategyContext context) => Told.Add(_source?.Latest(context));
}
