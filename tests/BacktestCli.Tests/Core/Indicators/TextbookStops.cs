using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>Stops, each of which is made of the one before.</summary>
internal static partial class Textbook
{
    private static Dictionary<string, double[]> AtrStop(Bar[] bars, int n, double multiplier, bool ofCloses)
    {
        double[] range = Reach(bars, n, multiplier);
        double[] above = [.. bars.Select((b, i) => (ofCloses ? b.Close : b.High) + range[i])];
        double[] below = [.. bars.Select((b, i) => (ofCloses ? b.Close : b.Low) - range[i])];
        (double[] upper, double[] lower, bool?[] rises) = Trail(bars, n, above, below, i => bars[i].Close >= bars[i - 1].Close);
        return new()
        {
            ["atr_stop"] = [.. rises.Select((up, i) => up == true ? lower[i] : upper[i])],
            ["buy_stop"] = [.. rises.Select((up, i) => up == true ? double.NaN : upper[i])],
            ["sell_stop"] = [.. rises.Select((up, i) => up == true ? lower[i] : double.NaN)],
        };
    }

    private static Dictionary<string, double[]> SuperTrend(Bar[] bars, int n, double multiplier)
    {
        double[] range = Reach(bars, n, multiplier), middle = Medians(bars);
        double[] above = Each(middle, range, (x, reach) => x + reach), below = Each(middle, range, (x, reach) => x - reach);
        (double[] upper, double[] lower, bool?[] rises) = Trail(bars, n, above, below, i => bars[i].Close >= middle[i]);
        double[] line = [.. rises.Select((up, i) => up == true ? lower[i] : upper[i])];
        return new() { ["super_trend"] = line, ["upper_band"] = upper, ["lower_band"] = lower };
    }

    /// <summary>Bands from the n-th bar on, and whether the lower one is the stop.</summary>
    private static (double[] Upper, double[] Lower, bool?[] Rises) Trail(
        Bar[] bars, int n, double[] above, double[] below, Func<int, bool> startsRising)
    {
        double[] upper = [.. bars.Select(_ => double.NaN)], lower = [.. upper];
        bool?[] rises = new bool?[bars.Length];
        for (int i = n; i < bars.Length; i++)
        {
            bool isFirst = i == n;
            upper[i] = isFirst || bars[i - 1].Close > upper[i - 1] ? above[i] : Math.Min(upper[i - 1], above[i]);
            lower[i] = isFirst || bars[i - 1].Close < lower[i - 1] ? below[i] : Math.Max(lower[i - 1], below[i]);
            rises[i] = bars[i].Close > ((isFirst ? startsRising(i) : rises[i - 1]!.Value) ? lower[i] : upper[i]);
        }

        return (upper, lower, rises);
    }

    /// <summary>The best close since the last turn, less or plus the range as it was a bar before.</summary>
    private static Dictionary<string, double[]> VolatilityStop(Bar[] bars, int n, double multiplier)
    {
        double[] close = Closes(bars), range = Reach(bars, n, multiplier);
        double[] stop = [.. bars.Select(_ => double.NaN)], turns = [.. stop];
        (bool rises, int since) = (close[n - 1] > close[0], 0);
        for (int i = n + 1; i < bars.Length; i++)
        {
            stop[i] = rises ? close[since..i].Max() - range[i - 1] : close[since..i].Min() + range[i - 1];
            bool broken = rises ? close[i] < stop[i] : close[i] > stop[i];
            turns[i] = broken ? 1 : 0;
            (rises, since) = (rises ^ broken, broken ? i : since);
        }

        return new() { ["sar"] = stop, ["is_stop"] = turns };
    }

    /// <summary>Wilder's rule with lows and highs turned round in a fall, so that every trend is a rise.</summary>
    private static Dictionary<string, double[]> ParabolicSar(Bar[] bars, double step, double max, double initial)
    {
        double[] sar = [.. bars.Select(_ => double.NaN)], turns = [.. sar];
        (int since, int way) = (0, 1);
        (double stop, double factor) = (bars[0].Low, initial);
        for (int i = 1; i < bars.Length; i++)
        {
            double extreme = bars[since..i].Max(Ahead);
            double held = i > 1 ? Math.Min(Behind(bars[i - 1]), Behind(bars[i - 2])) : double.MaxValue;
            stop = Math.Min(stop + (factor * (extreme - stop)), held);
            bool turned = Behind(bars[i]) < stop;
            factor = turned ? initial : Ahead(bars[i]) > extreme ? Math.Min(factor + step, max) : factor;
            if (turned)
                (stop, since, way) = (-extreme, i, -way);
            (sar[i], turns[i]) = (way * stop, turned ? 1 : 0);
        }

        return new() { ["sar"] = sar, ["is_reversal"] = turns };

        double Ahead(Bar bar) => way > 0 ? bar.High : -bar.Low;
        double Behind(Bar bar) => way > 0 ? bar.Low : -bar.High;
    }
}
