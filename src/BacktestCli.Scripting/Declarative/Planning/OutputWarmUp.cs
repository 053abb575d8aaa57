using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;

namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>
/// How many inputs an output other than the headline needs. The catalogue does not say; a new indicator is asked, with made-up bars that
/// never repeat and always trade, which costs some nanoseconds a bar and cannot be wrong.
/// </summary>
internal static class OutputWarmUp
{
    private const int HourMs = 3_600_000;

    /// <summary>
    /// Inputs until the output has a value; twice the headline's and some where it has none by then. One that comes and goes is not
    /// waited for longer than the headline.
    /// </summary>
    public static int Measure(IndicatorEntry entry, IIndicator fresh, int output)
    {
        if (entry.Outputs[output].IsSparse)
            return fresh.WarmUp;

        int most = (fresh.WarmUp * 2) + 100_000;
        for (int inputs = 1; inputs < most; inputs++)
        {
            double price = 100 + (10 * Math.Sin(inputs));
            Update(fresh, new Bar(inputs * (long)HourMs, price, price + 1, price - 1, price, 1 + (inputs % 3)));
            if (!double.IsNaN(entry.Outputs[output].Read(fresh)))
                return inputs;
        }

        return most;
    }

    private static void Update(IIndicator indicator, in Bar bar) => _ = indicator switch
    {
        IBarIndicator ofBars => ofBars.Update(bar),
        IValueIndicator ofSeries => ofSeries.Update(bar.Close),
        _ => ((IPairIndicator)indicator).Update(bar.Close, bar.Volume),
    };
}
