using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>Definitions in which a value is made of the one before.</summary>
internal static partial class Textbook
{
    private static Dictionary<string, double[]> Alligator(Bar[] bars, double[] p) => new()
    {
        ["jaw"] = Late(Wilder(Medians(bars), (int)p[0]), (int)p[1]), ["teeth"] = Late(Wilder(Medians(bars), (int)p[2]), (int)p[3]),
        ["lips"] = Late(Wilder(Medians(bars), (int)p[4]), (int)p[5]),
    };

    private static Dictionary<string, double[]> Gator(Dictionary<string, double[]> lines)
    {
        double[] upper = [.. Less(lines["jaw"], lines["teeth"]).Select(Math.Abs)];
        double[] lower = [.. Less(lines["teeth"], lines["lips"]).Select(x => -Math.Abs(x))];
        return new()
        {
            ["upper"] = upper, ["lower"] = lower, ["upper_is_expanding"] = Window(upper, 2, w => w[1] > w[0] ? 1 : 0),
            ["lower_is_expanding"] = Window(lower, 2, w => w[1] < w[0] ? 1 : 0),
        };
    }

    private static Dictionary<string, double[]> Aroon(Bar[] bars, int n)
    {
        double[] up = OfBars(bars, n + 1, (w, _) => 100.0 * Array.FindIndex(w, b => b.High == w.Max(other => other.High)) / n);
        double[] down = OfBars(bars, n + 1, (w, _) => 100.0 * Array.FindIndex(w, b => b.Low == w.Min(other => other.Low)) / n);
        return new() { ["oscillator"] = Less(up, down), ["aroon_up"] = up, ["aroon_down"] = down };
    }

    private static double[] Dynamic(double[] x, double slowness)
    {
        double[] level = [.. x];
        for (int i = 1; i < x.Length; i++)
            level[i] = level[i - 1] + ((x[i] - level[i - 1]) / (slowness * Math.Pow(x[i] / level[i - 1], 4)));
        return [double.NaN, .. level[1..]];
    }

    private static Dictionary<string, double[]> Fisher(double[] price, int n)
    {
        double[] place = new double[price.Length], fisher = new double[price.Length];
        for (int i = 1; i < price.Length; i++)
        {
            double[] window = price[Math.Max(i + 1 - n, 0)..(i + 1)];
            double range = window.Max() - window.Min();
            place[i] = range == 0 ? 0 : (0.33 * 2 * (((price[i] - window.Min()) / range) - 0.5)) + (0.67 * place[i - 1]);
            place[i] = place[i] > 0.99 ? 0.999 : place[i] < -0.99 ? -0.999 : place[i];
            fisher[i] = (0.5 * Math.Log((1 + place[i]) / (1 - place[i]))) + (0.5 * fisher[i - 1]);
        }

        return new()
        {
            ["fisher"] = [.. fisher.Select((f, i) => i + 1 < n ? double.NaN : f)],
            ["trigger"] = [.. fisher.Select((_, i) => i + 1 < n || i == 0 ? double.NaN : fisher[i - 1])],
        };
    }

    private static Dictionary<string, double[]> HeikinAshi(Bar[] bars)
    {
        double[] close = [.. bars.Select(b => (b.Open + b.High + b.Low + b.Close) / 4)], open = new double[bars.Length];
        for (int i = 0; i < bars.Length; i++)
            open[i] = i == 0 ? (bars[0].Open + bars[0].Close) / 2 : (open[i - 1] + close[i - 1]) / 2;
        return new()
        {
            ["close"] = close, ["open"] = open, ["high"] = [.. bars.Select((b, i) => new[] { b.High, open[i], close[i] }.Max())],
            ["low"] = [.. bars.Select((b, i) => new[] { b.Low, open[i], close[i] }.Min())],
        };
    }
}
