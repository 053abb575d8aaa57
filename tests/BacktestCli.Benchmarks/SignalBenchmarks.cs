using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Data.Synthetic;
using BacktestCli.Scripting.Declarative;
using BenchmarkDotNet.Attributes;

namespace BacktestCli.Benchmarks;

/// <summary>
/// A year of 1-minute bars through <c>llm-sentiment</c>, in nanoseconds a bar: told something once, and told something new at every bar. No signal opens a
/// position, so that the difference is what a signal itself adds to a run.
/// </summary>
[InProcess]
[WarmupCount(5)]
[IterationCount(15)]
[MemoryDiagnoser]
public class SignalBenchmarks
{
    private const int Bars = 525_600;

    private readonly BarSeries _bars = new(Bars);
    private readonly List<Signal> _signals = new(Bars);
    private StrategyEntry _file = null!;
    private Dictionary<string, double> _values = null!;

    [GlobalSetup]
    public void Invent()
    {
        SyntheticBars year = new() { Count = Bars, Interval = Interval.OneMinute };
        foreach (BarSeries block in year.ReadBlocks(CancellationToken.None))
            _bars.Append(block, 0, block.Count);
        foreach (long open in _bars.OpenTimes)
            _signals.Add(new Signal { Time = Interval.OneMinute.Next(open), Score = 0.1, Confidence = 0.5, Origin = SignalOrigin.Primary });
        _file = StrategyFile.Parse(BuiltInStrategies.Text("llm-sentiment"), "llm-sentiment.yaml").Entry!;
        _values = _file.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Bars)]
    public decimal ToldOnce() => Run([_signals[0]]);

    [Benchmark(OperationsPerInvoke = Bars)]
    public decimal ToldAtEveryBar() => Run(_signals);

    private decimal Run(IReadOnlyList<Signal> signals)
    {
        ISignalStrategy strategy = (ISignalStrategy)_file.Create(_values);
        strategy.Attach(new SignalSeries(signals));
        return BacktestEngine.Run(new InMemory(_bars), strategy, new BacktestOptions(), CancellationToken.None).FinalEquity;
    }
}
