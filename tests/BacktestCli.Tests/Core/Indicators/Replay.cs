using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>Bars to feed indicators with, and the feeding. Indicators of numbers get the closes, those of pairs closes and opens.</summary>
internal static class Replay
{
    /// <summary>Hourly bars from a seed. Prices are multiples of 1/1024, so that shifting and doubling them
    /// does not round, and no bar closes where it opened.</summary>
    public static Bar[] RandomWalk(int seed, int count, double price = 100)
    {
        var random = new Random(seed);
        var bars = new Bar[count];
        for (int i = 0; i < count; i++)
        {
            double open = price;
            price = OnGrid(open * Math.Exp(0.04 * (random.NextDouble() - 0.5)));
            price += price == open ? 1.0 / 1024 : 0;
            double high = OnGrid(Math.Max(open, price) * (1 + (0.01 * random.NextDouble())));
            double low = OnGrid(Math.Min(open, price) * (1 - (0.01 * random.NextDouble())));
            bars[i] = new Bar(i * 3_600_000L, open, Math.Max(high, Math.Max(open, price)), low, price, 1 + random.Next(1000));
        }

        return bars;
    }

    public static Bar[] OfCloses(params double[] closes) =>
        [.. closes.Select((close, i) => new Bar(i * 3_600_000L, close, close, close, close, 1))];

    public static IIndicator Create(IndicatorEntry entry) => entry.Create([.. entry.Parameters.Select(p => p.Default)]);

    public static double Update(this IIndicator indicator, in Bar bar) => indicator switch
    {
        IValueIndicator values => values.Update(bar.Close),
        IBarIndicator bars => bars.Update(bar),
        IPairIndicator pairs => pairs.Update(bar.Close, bar.Open),
        _ => throw new InvalidOperationException($"{indicator} takes neither numbers nor bars."),
    };

    /// <summary>What every update returned.</summary>
    public static double[] Values(IIndicator indicator, IEnumerable<Bar> bars) => [.. bars.Select(bar => indicator.Update(bar))];

    /// <summary>Each output after every update, by name.</summary>
    public static Dictionary<string, double[]> Outputs(IndicatorEntry entry, IReadOnlyList<double> parameters, Bar[] bars)
    {
        IIndicator indicator = entry.Create(parameters);
        Dictionary<string, double[]> outputs = entry.Outputs.ToDictionary(output => output.Name, _ => new double[bars.Length]);
        for (int i = 0; i < bars.Length; i++)
        {
            indicator.Update(bars[i]);
            foreach (IndicatorOutput output in entry.Outputs)
                outputs[output.Name][i] = output.Read(indicator);
        }

        return outputs;
    }

    /// <summary>Parameters this entry accepts, drawn anew where they do not go together.</summary>
    public static double[] Draw(IndicatorEntry entry, Random random)
    {
        while (true)
        {
            double[] drawn =
                [.. entry.Parameters.Select(p => p.Min + (p.IsInteger ? random.Next(25) : 0.5 + (4 * random.NextDouble())))];
            try
            {
                entry.Create(drawn);
                return drawn;
            }
            catch (ArgumentOutOfRangeException)
            {
                // A fast average slower than the slow one, say.
            }
        }
    }

    /// <summary>True where both are NaN, or differ by no more than the tolerance, relative above 1.</summary>
    public static bool Agrees(double actual, double expected, double tolerance) =>
        double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected));

    private static double OnGrid(double price) => Math.Round(price * 1024) / 1024;
}
