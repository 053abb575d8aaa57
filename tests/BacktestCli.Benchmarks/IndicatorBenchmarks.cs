using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;
using BenchmarkDotNet.Attributes;

namespace BacktestCli.Benchmarks;

/// <summary>Time of one update of each indicator, with its defaults, called through the interface as the engine does.</summary>
/// <remarks>Runs in this process, as a project made by the benchmark runner would be held to the build rules of this repository.</remarks>
[InProcess]
[WarmupCount(3)]
[IterationCount(7)]
[IterationTime(100)]
[MemoryDiagnoser]
public class IndicatorBenchmarks
{
    private const int Bars = 100_000;

    private readonly Bar[] _bars = new Bar[Bars];
    private readonly double[] _closes = new double[Bars];

    public static IEnumerable<string> Names => IndicatorCatalog.All.Select(entry => entry.Name);

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Draw()
    {
        var random = new Random(1);
        double price = 100;
        for (int i = 0; i < Bars; i++)
        {
            double open = price;
            price *= Math.Exp(0.01 * (random.NextDouble() - 0.5));
            double high = Math.Max(open, price) * (1 + (0.002 * random.NextDouble()));
            double low = Math.Min(open, price) * (1 - (0.002 * random.NextDouble()));
            _bars[i] = new Bar(i * 60_000L, open, high, low, price, 10 * random.NextDouble());
            _closes[i] = price;
        }
    }

    /// <summary>A new indicator, and every bar through it: the making is spread over the updates.</summary>
    [Benchmark(OperationsPerInvoke = Bars)]
    public double Update()
    {
        IndicatorEntry entry = IndicatorCatalog.Find(Name)!;
        IIndicator indicator = entry.Create([.. entry.Parameters.Select(p => p.Default)]);
        if (indicator is IValueIndicator ofValues)
        {
            foreach (double close in _closes)
                ofValues.Update(close);
        }
        else if (indicator is IBarIndicator ofBars)
        {
            foreach (ref readonly Bar bar in _bars.AsSpan())
                ofBars.Update(bar);
        }
        else if (indicator is IPairIndicator ofPairs)
        {
            foreach (ref readonly Bar bar in _bars.AsSpan())
                ofPairs.Update(bar.Close, bar.Volume);
        }

        return indicator.Value;
    }
}
