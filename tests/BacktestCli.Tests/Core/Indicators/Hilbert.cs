namespace BacktestCli.Tests.Core.Indicators;

/// <summary>What is made of the dominant cycle (Ehlers 2001), by definition: each series whole, nothing before the seventh bar.</summary>
internal static class Hilbert
{
    private const int First = 6;

    public static Dictionary<string, double[]> Trendline(double[] price)
    {
        (double[] smooth, double[] period, _) = Cycle(price);
        int[] cycle = [.. period.Select(length => (int)Math.Floor(length + 0.5))];
        double[] mean = [.. price.Select((now, i) => cycle[i] == 0 ? now : price[Math.Max(i + 1 - cycle[i], 0)..(i + 1)].Average())];
        return new()
        {
            ["trendline"] = FromTwelfth(i => Textbook.Weighted(mean[(i - 3)..(i + 1)])),
            ["dc_periods"] = FromTwelfth(i => Math.Min(cycle[i], i + 1)), ["smooth_price"] = FromTwelfth(i => smooth[i]),
        };

        double[] FromTwelfth(Func<int, double> value) => [.. price.Select((_, i) => i < 11 ? double.NaN : value(i))];
    }

    public static Dictionary<string, double[]> Mama(double[] price, double fast, double slow)
    {
        double[] phase = Cycle(price).Phase, mama = [.. price.Select(_ => double.NaN)], fama = [.. mama];
        mama[First - 1] = fama[First - 1] = price[..First].Average();
        for (int i = First; i < price.Length; i++)
        {
            double turn = phase[i - 1] - phase[i], share = Math.Max(turn > 1 ? fast / turn : fast, slow);
            mama[i] = (share * price[i]) + ((1 - share) * mama[i - 1]);
            fama[i] = (share / 2 * mama[i]) + ((1 - (share / 2)) * fama[i - 1]);
        }

        return new() { ["mama"] = mama, ["fama"] = fama };
    }

    /// <summary>The smooth price; the cycle's length, smoothed twice; the phase in degrees.</summary>
    private static (double[] Smooth, double[] Period, double[] Phase) Cycle(double[] price)
    {
        int n = price.Length;
        double[] smooth = new double[n], detrended = new double[n], phase = new double[n];
        double[] i1 = new double[n], q1 = new double[n], i2 = new double[n], q2 = new double[n];
        double[] re = new double[n], im = new double[n], period = new double[n], smoothed = new double[n];
        for (int i = First; i < n; i++)
        {
            double scale = (0.075 * period[i - 1]) + 0.54;
            smooth[i] = Textbook.Weighted(price[(i - 3)..(i + 1)]);
            detrended[i] = Turn(smooth, i) * scale;
            q1[i] = Turn(detrended, i) * scale;
            i1[i] = detrended[i - 3];
            phase[i] = i1[i] == 0 ? 0 : Math.Atan(q1[i] / i1[i]) / Math.PI * 180;
            i2[i] = (0.2 * (i1[i] - (Turn(q1, i) * scale))) + (0.8 * i2[i - 1]);
            q2[i] = (0.2 * (q1[i] + (Turn(i1, i) * scale))) + (0.8 * q2[i - 1]);
            re[i] = (0.2 * ((i2[i] * i2[i - 1]) + (q2[i] * q2[i - 1]))) + (0.8 * re[i - 1]);
            im[i] = (0.2 * ((i2[i] * q2[i - 1]) - (q2[i] * i2[i - 1]))) + (0.8 * im[i - 1]);
            double raw = re[i] == 0 || im[i] == 0 ? 0 : 2 * Math.PI / Math.Atan(im[i] / re[i]);
            raw = raw > 1.5 * period[i - 1] ? 1.5 * period[i - 1] : raw;
            raw = raw < 0.67 * period[i - 1] ? 0.67 * period[i - 1] : raw;
            period[i] = (0.2 * (raw < 6 ? 6 : raw > 50 ? 50 : raw)) + (0.8 * period[i - 1]);
            smoothed[i] = (0.33 * period[i]) + (0.67 * smoothed[i - 1]);
        }

        return (smooth, smoothed, phase);
    }

    private static double Turn(double[] x, int i) =>
        (0.0962 * x[i]) + (0.5769 * x[i - 2]) - (0.5769 * x[i - 4]) - (0.0962 * x[i - 6]);
}
