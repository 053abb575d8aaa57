using BacktestCli.Core.Market;

namespace BacktestCli.Core.Engine.Causality;

/// <summary>Later bars that nobody could mistake for the true ones, each of them legal.</summary>
internal static class Poison
{
    /// <summary>A copy of some bars whose later ones are others.</summary>
    /// <param name="bars">The true ones.</param>
    /// <param name="cut">How many stay.</param>
    /// <param name="change">What is done to the rest.</param>
    /// <param name="random">The chance it is done by.</param>
    public static BarSeries After(BarSeries bars, int cut, Change change, Random random)
    {
        BarSeries copy = new(bars.Count);
        copy.Append(bars, 0, cut);
        if (change == Change.Ended)
            return copy;
        int[] order = [.. Enumerable.Range(cut, bars.Count - cut)];
        if (change == Change.Scrambled)
            random.Shuffle(order);
        for (int i = cut; i < bars.Count; i++)
        {
            Bar from = bars[order[i - cut]];
            copy.Add(change == Change.Scrambled ? Moved(from, bars.OpenTimes[i], Math.Pow(2, (2 * random.NextDouble()) - 1)) : Extreme(from, random));
        }

        return copy;
    }

    private static Bar Moved(in Bar bar, long openTime, double factor) =>
        new(openTime, bar.Open * factor, bar.High * factor, bar.Low * factor, bar.Close * factor, bar.Volume / factor);

    private static Bar Extreme(in Bar bar, Random random)
    {
        double open = bar.Close * (random.Next(2) == 0 ? 1_000 : 0.001);
        (double high, double low) = (open * 10, open / 10);
        return new Bar(bar.OpenTime, open, high, low, random.Next(2) == 0 ? high : low, random.Next(2) == 0 ? 0 : (bar.Volume + 1) * 1e6);
    }
}
