using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Elder-ray: how far the high rises above the average (the bulls' power) and the low falls below it (the bears').</summary>
/// <remarks><c>high − ema(close)</c>, <c>low − ema(close)</c>; Elder (1993), Trading for a Living.</remarks>
/// <param name="lookbackPeriods">Bars in the average, 1 or more.</param>
public sealed class ElderRay(int lookbackPeriods) : IBarIndicator
{
    private readonly Ema _average = new(lookbackPeriods);

    /// <inheritdoc/>
    public int WarmUp => _average.WarmUp;

    /// <summary>Bull power, in the price's unit; NaN until warm.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Bear power, mostly below 0; NaN until warm.</summary>
    public double BearPower { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "elder_ray",
        Summary = "Elder-ray: how far the high is above the average of the close, and the low below it.",
        Parameters = [new("lookback_periods", Default: 13, Min: 1, IsInteger: true)],
        Outputs =
        [
            new("bull_power", i => i.Value), new("bear_power", i => ((ElderRay)i).BearPower), new("ema", i => ((ElderRay)i)._average.Value),
        ],
        Input = IndicatorInput.Bars,
        Create = p => new ElderRay((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double average = _average.Update(bar.Close);
        BearPower = bar.Low - average;
        return Value = bar.High - average;
    }
}
