using BacktestCli.Core.Market;

namespace BacktestCli.Benchmarks;

/// <summary>The rules of rsi-volume, their fees and their equity curve in one loop over arrays: what a program that can do nothing else costs.</summary>
internal static class FusedRsiVolume
{
    public static double FinalEquity(BarSeries bars)
    {
        ReadOnlySpan<double> open = bars.Opens;
        ReadOnlySpan<double> close = bars.Closes;
        ReadOnlySpan<double> volume = bars.Volumes;
        double[] equity = new double[close.Length];
        double[] ring = new double[20];
        (double gain, double loss, double sum, double cash, double units, double before) = (0, 0, 0, 10_000, 0, close[0]);
        (int at, int waiting) = (0, 0);
        for (int i = 0; i < close.Length; i++)
        {
            if (waiting > 0)
            {
                units = cash * 0.95 / (open[i] * 1.0005);
                cash -= units * open[i] * 1.0005 * 1.001;
            }
            else if (waiting < 0)
            {
                cash += units * open[i] * 0.9995 * 0.999;
                units = 0;
            }

            waiting = 0;
            double change = close[i] - before;
            before = close[i];
            gain += (Math.Max(change, 0) - gain) * (1 / 14.0);
            loss += (Math.Max(-change, 0) - loss) * (1 / 14.0);
            double rsi = 100 * gain / (gain + loss);
            sum += volume[i] - ring[at];
            ring[at] = volume[i];
            at = at == 19 ? 0 : at + 1;
            equity[i] = cash + (units * close[i]);
            if (i < 19)
                continue;
            if (units == 0)
                waiting = rsi < 30 && volume[i] > 1.5 * sum * (1 / 20.0) ? 1 : 0;
            else
                waiting = rsi > 70 ? -1 : 0;
        }

        return equity[^1];
    }
}
