using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>Every indicator once more, from its definition: each value anew from the bars before it, however slow that is.</summary>
internal static partial class Textbook
{
    private static Dictionary<string, Func<Bar[], double[], Dictionary<string, double[]>>> All { get; } = new()
    {
        ["sma"] = (bars, p) => new() { ["sma"] = Sma(Closes(bars), (int)p[0]) },
        ["ema"] = (bars, p) => new() { ["ema"] = Ema(Closes(bars), (int)p[0], 2 / (p[0] + 1)) },
        ["wma"] = (bars, p) => new() { ["wma"] = Window(Closes(bars), (int)p[0], Weighted) },
        ["smma"] = (bars, p) => new() { ["smma"] = Ema(Closes(bars), (int)p[0], 1 / p[0]) },
        ["rsi"] = (bars, p) => new() { ["rsi"] = Rsi(Changes(Closes(bars)), (int)p[0]) },
        ["macd"] = (bars, p) => Macd(Closes(bars), (int)p[0], (int)p[1], (int)p[2]),
        ["roc"] = (bars, p) => new()
        {
            ["roc"] = Window(Closes(bars), (int)p[0] + 1, w => ((w[^1] / w[0]) - 1) * 100),
            ["momentum"] = Window(Closes(bars), (int)p[0] + 1, w => w[^1] - w[0]),
        },
        ["stochastic"] = (bars, p) => Stochastic(bars, (int)p[0], (int)p[1], (int)p[2]),
        ["adx"] = (bars, p) => Adx(bars, (int)p[0]),
        ["true_range"] = (bars, _) => new() { ["true_range"] = TrueRange(bars) },
        ["atr"] = (bars, p) => new()
        {
            ["atr"] = Wilder(TrueRange(bars), (int)p[0]),
            ["percent"] = [.. Wilder(TrueRange(bars), (int)p[0]).Zip(bars, (range, bar) => range / bar.Close * 100)],
            ["true_range"] = TrueRange(bars),
        },
        ["std_dev"] = (bars, p) => new()
        {
            ["std_dev"] = Window(Closes(bars), (int)p[0], Deviation),
            ["mean"] = Sma(Closes(bars), (int)p[0]),
            ["z_score"] = Window(Closes(bars), (int)p[0], w => (w[^1] - w.Average()) / Deviation(w)),
        },
        ["bollinger"] = (bars, p) => Bollinger(Closes(bars), (int)p[0], p[1]),
        ["donchian"] = (bars, p) => Donchian(bars, (int)p[0]),
        ["vwap"] = (bars, p) => new()
        {
            ["vwap"] = [.. bars.Select((bar, i) => Vwap([.. bars[..(i + 1)].Where(b => SameSession(b, bar, p[0]))]))],
        },
        ["obv"] = (bars, _) => new()
        {
            ["obv"] = [.. bars.Select((_, i) => bars[..(i + 1)].Zip(Changes(Closes(bars)[..(i + 1)])).Skip(1).Sum(Flow))],
        },
        ["highest"] = (bars, p) => new() { ["highest"] = Window(Closes(bars), (int)p[0], w => w.Max()) },
        ["lowest"] = (bars, p) => new() { ["lowest"] = Window(Closes(bars), (int)p[0], w => w.Min()) },
        ["delay"] = (bars, p) => new() { ["delay"] = Window(Closes(bars), (int)p[0] + 1, w => w[0]) },
    };

    /// <summary>Population deviation, in two passes.</summary>
    public static double Deviation(double[] window) => Math.Sqrt(window.Average(x => (x - window.Average()) * (x - window.Average())));

    /// <summary>Weights 1, 2, … n.</summary>
    public static double Weighted(double[] window) =>
        window.Select((x, i) => x * (i + 1)).Sum() / Enumerable.Range(1, window.Length).Sum();

    /// <summary>A value from each window of n values without a hole.</summary>
    private static double[] Window(double[] x, int n, Func<double[], double> value) =>
        [.. x.Select((_, i) => i + 1 >= n && !x[(i + 1 - n)..(i + 1)].Any(double.IsNaN) ? value(x[(i + 1 - n)..(i + 1)]) : double.NaN)];

    private static double[] Closes(Bar[] bars) => [.. bars.Select(bar => bar.Close)];

    private static double[] Sma(double[] x, int n) => Window(x, n, w => w.Average());

    private static double[] Wilder(double[] x, int n) => Ema(x, n, 1.0 / n);

    /// <summary>The weights written out: 1 − share to the power of the age; the first n together are the oldest input.</summary>
    private static double[] Ema(double[] x, int n, double share)
    {
        int first = x.TakeWhile(double.IsNaN).Count() + n - 1;
        return [.. x.Select((_, i) => i < first
            ? double.NaN
            : (x[(first - n + 1)..(first + 1)].Average() * Math.Pow(1 - share, i - first))
                + Enumerable.Range(first + 1, i - first).Sum(k => x[k] * share * Math.Pow(1 - share, i - k)))];
    }

    private static double[] Changes(double[] x) => [double.NaN, .. x.Skip(1).Select((now, i) => now - x[i])];

    private static double[] Rsi(double[] changes, int n) =>
        [.. Wilder([.. changes.Select(change => Math.Max(change, 0))], n)
            .Zip(Wilder([.. changes.Select(change => Math.Max(-change, 0))], n), (gain, loss) => 100 - (100 / (1 + (gain / loss))))];

    private static Dictionary<string, double[]> Macd(double[] x, int fast, int slow, int signal)
    {
        double[] quick = Ema(x, fast, 2 / (fast + 1.0)), steady = Ema(x, slow, 2 / (slow + 1.0));
        double[] macd = [.. quick.Zip(steady, (q, s) => q - s)];
        double[] line = Ema(macd, signal, 2 / (signal + 1.0));
        return new()
        {
            ["macd"] = macd, ["signal"] = line, ["histogram"] = [.. macd.Zip(line, (m, s) => m - s)],
            ["fast_ema"] = quick, ["slow_ema"] = steady,
        };
    }

    private static Dictionary<string, double[]> Stochastic(Bar[] bars, int n, int signal, int smooth)
    {
        double[] raw = [.. bars.Select((bar, i) => i + 1 < n ? double.NaN : Place(bar.Close, bars[(i + 1 - n)..(i + 1)]))];
        double[] k = Sma(raw, smooth), d = Sma(k, signal);
        return new() { ["k"] = k, ["d"] = d, ["j"] = [.. k.Zip(d, (x, y) => (3 * x) - (2 * y))] };
    }

    private static double Place(double close, Bar[] window) =>
        (close - window.Min(b => b.Low)) / (window.Max(b => b.High) - window.Min(b => b.Low)) * 100;

    private static double[] TrueRange(Bar[] bars) => [double.NaN, .. bars.Skip(1).Zip(bars, (bar, before) =>
        Math.Max(bar.High - bar.Low, Math.Max(Math.Abs(bar.High - before.Close), Math.Abs(bar.Low - before.Close))))];

    private static Dictionary<string, double[]> Adx(Bar[] bars, int n)
    {
        double[] up = Changes([.. bars.Select(bar => bar.High)]), down = Changes([.. bars.Select(bar => -bar.Low)]);
        double[] range = Wilder(TrueRange(bars), n);
        double[] plus = DirectionalIndex(up, down), minus = DirectionalIndex(down, up);
        double[] dx = [.. plus.Zip(minus, (p, m) => p + m == 0 ? 0 : 100 * Math.Abs(p - m) / (p + m))];
        double[] adx = Wilder(dx, n), adxr = Window(Wilder(dx, n), n + 1, w => (w[0] + w[^1]) / 2);
        return new() { ["adx"] = adx, ["pdi"] = plus, ["mdi"] = minus, ["dx"] = dx, ["adxr"] = adxr };

        double[] DirectionalIndex(double[] moves, double[] against)
        {
            double[] larger = [double.NaN, .. moves.Zip(against, (m, a) => m > a && m > 0 ? m : 0).Skip(1)];
            return [.. Wilder(larger, n).Zip(range, (move, r) => 100 * move / r)];
        }
    }

    private static Dictionary<string, double[]> Bollinger(double[] x, int n, double k) => new()
    {
        ["sma"] = Sma(x, n),
        ["upper"] = Window(x, n, w => w.Average() + (k * Deviation(w))),
        ["lower"] = Window(x, n, w => w.Average() - (k * Deviation(w))),
        ["percent_b"] = Window(x, n, w => (((w[^1] - w.Average()) / (k * Deviation(w))) + 1) / 2),
        ["z_score"] = Window(x, n, w => (w[^1] - w.Average()) / Deviation(w)),
        ["width"] = Window(x, n, w => 2 * k * Deviation(w) / w.Average()),
    };

    private static Dictionary<string, double[]> Donchian(Bar[] bars, int n)
    {
        double[] upper = [double.NaN, .. Window([.. bars.Select(bar => bar.High)], n, w => w.Max())[..^1]];
        double[] lower = [double.NaN, .. Window([.. bars.Select(bar => bar.Low)], n, w => w.Min())[..^1]];
        double[] middle = [.. upper.Zip(lower, (u, l) => (u + l) / 2)];
        double[] width = [.. middle.Select((m, i) => (upper[i] - lower[i]) / m)];
        return new() { ["upper"] = upper, ["lower"] = lower, ["centerline"] = middle, ["width"] = width };
    }

    private static double Vwap(Bar[] bars) => bars.Sum(bar => bar.TypicalPrice * bar.Volume) / bars.Sum(bar => bar.Volume);

    private static double Flow((Bar Bar, double Change) step) => Math.Sign(step.Change) * step.Bar.Volume;

    private static bool SameSession(Bar one, Bar other, double hours) =>
        hours == 0 || Math.Floor(one.OpenTime / 3_600_000.0 / hours) == Math.Floor(other.OpenTime / 3_600_000.0 / hours);
}
