using BacktestCli.Core.Engine;
using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Data.Synthetic;
using BacktestCli.Scripting.Declarative;
using BenchmarkDotNet.Attributes;

namespace BacktestCli.Benchmarks;

/// <summary>
/// A year of 1-minute bars through the engine, in nanoseconds a bar: nothing decided, rsi-volume from its file, rsi-volume in C#, and the same rules
/// in one hand-fused loop over arrays without an engine, which is the yardstick.
/// </summary>
[InProcess]
[WarmupCount(8)]
[IterationCount(15)]
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const int Bars = 525_600;

    private readonly BarSeries _bars = new(Bars);
    private StrategyEntry _file = null!;
    private Dictionary<string, double> _values = null!;

    [GlobalSetup]
    public void Invent()
    {
        SyntheticBars year = new() { Count = Bars, Interval = Interval.OneMinute };
        foreach (BarSeries block in year.ReadBlocks(CancellationToken.None))
            _bars.Append(block, 0, block.Count);
        _file = StrategyFile.Parse(BuiltInStrategies.Text("rsi-volume"), "rsi-volume.yaml").Entry!;
        _values = _file.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Bars)]
    public double FusedLoop() => FusedRsiVolume.FinalEquity(_bars);

    [Benchmark(OperationsPerInvoke = Bars)]
    public decimal EngineAlone() => Run(new Idle());

    [Benchmark(OperationsPerInvoke = Bars)]
    public decimal RsiVolumeInCSharp() => Run(new RsiVolume());

    [Benchmark(OperationsPerInvoke = Bars)]
    public decimal RsiVolumeFromFile() => Run(_file.Create(_values));

    private decimal Run(IStrategy strategy) =>
        BacktestEngine.Run(new InMemory(_bars), strategy, new BacktestOptions(), CancellationToken.None).FinalEquity;

    private sealed class InMemory(BarSeries bars) : IBarSource
    {
        public Instrument Instrument { get; } = new("synthetic", MarketKind.Spot, "BTCUSDT");

        public Interval Interval => Interval.OneMinute;

        public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken) => [bars];
    }

    private sealed class Idle : IStrategy
    {
        public int WarmUpBars => 0;

        public void OnBar(IStrategyContext context)
        {
        }
    }

    private sealed class RsiVolume : IStrategy
    {
        private readonly Rsi _rsi = new(14);
        private readonly Sma _usualVolume = new(20);

        public int WarmUpBars => 20;

        public void OnBar(IStrategyContext context)
        {
            ref readonly Bar bar = ref context.Bar;
            double rsi = _rsi.Update(bar.Close);
            double usualVolume = _usualVolume.Update(bar.Volume);
            if (context.Position.IsFlat)
            {
                if (rsi < 30 && bar.Volume > 1.5 * usualVolume)
                    context.Submit(new MarketOrder(Side.Buy, Size.OfEquity(0.95m)));
            }
            else if (rsi > 70)
            {
                context.Submit(new MarketOrder(Side.Sell, Size.Position) { ReduceOnly = true });
            }
        }
    }
}
