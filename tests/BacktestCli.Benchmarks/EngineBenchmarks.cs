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
/// A year of 1-minute bars through the engine, in nanoseconds a bar: nothing decided, rsi-volume from its file, rsi-volume in C#, the same rules
/// in one hand-fused loop over arrays without an engine, which is the yardstick; brackets in quick succession, in one course and with the range of
/// outcomes; ten instruments that share an account.
/// </summary>
[InProcess]
[WarmupCount(8)]
[IterationCount(15)]
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const int Bars = 525_600;
    private const int Instruments = 10;

    private const string Brackets = """
        name: brackets
        description: A trade some twenty bars long after another.
        indicators: { rsi: rsi(close, 14) }
        entry: rsi > 40
        size: 5%
        stop_loss: 0.3%
        take_profit: 0.3%
        """;

    private readonly BarSeries _bars = new(Bars);
    private StrategyEntry _file = null!;
    private StrategyEntry _brackets = null!;
    private Dictionary<string, double> _values = null!;

    [GlobalSetup]
    public void Invent()
    {
        SyntheticBars year = new() { Count = Bars, Interval = Interval.OneMinute };
        foreach (BarSeries block in year.ReadBlocks(CancellationToken.None))
            _bars.Append(block, 0, block.Count);
        _file = StrategyFile.Parse(BuiltInStrategies.Text("rsi-volume"), "rsi-volume.yaml").Entry!;
        _brackets = StrategyFile.Parse(Brackets, "brackets.yaml").Entry!;
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

    [Benchmark(OperationsPerInvoke = Bars)]
    public decimal BracketsInOneCourse() => Run(new OneCourse(_brackets.Create(new Dictionary<string, double>())), Cheap);

    [Benchmark(OperationsPerInvoke = Bars)]
    public decimal BracketsWithTheirRange() => Run(_brackets.Create(new Dictionary<string, double>()), Cheap);

    /// <summary>A tenth of the bars each, so that the number of bars is the same.</summary>
    [Benchmark(OperationsPerInvoke = Bars)]
    public decimal TenInstruments()
    {
        BarSeries part = new(Bars / Instruments);
        part.Append(_bars, 0, Bars / Instruments);
        InstrumentFeed[] feeds = [.. Enumerable.Range(0, Instruments).Select(i => new InstrumentFeed
        {
            Source = new InMemory(part) { Instrument = new Instrument("synthetic", MarketKind.Spot, $"COIN{i}USDT") }, Strategy = _file.Create(_values),
        })];
        return BacktestEngine.Run(feeds, new BacktestOptions(), CancellationToken.None).FinalEquity;
    }

    /// <summary>So that the account lasts for tens of thousands of trades.</summary>
    private static BacktestOptions Cheap { get; } = new() { Fees = FeeSchedule.Flat(0.00001m), Slippage = new BpsSlippage(0.01) };

    private decimal Run(IStrategy strategy, BacktestOptions options) =>
        BacktestEngine.Run(new InMemory(_bars), strategy, options, CancellationToken.None).FinalEquity;

    private decimal Run(IStrategy strategy) =>
        BacktestEngine.Run(new InMemory(_bars), strategy, new BacktestOptions(), CancellationToken.None).FinalEquity;

    /// <summary>Hides that a strategy can be asked again.</summary>
    private sealed class OneCourse(IStrategy inner) : IStrategy
    {
        public int WarmUpBars => inner.WarmUpBars;

        public void OnBar(IStrategyContext context) => inner.OnBar(context);
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
