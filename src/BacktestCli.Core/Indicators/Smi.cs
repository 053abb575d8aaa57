using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Stochastic momentum index: how far the close is from the middle of the recent range, averaged twice; −100 to 100.</summary>
/// <remarks>
/// <c>100 · ema(ema(close − middle)) / (ema(ema(range)) / 2)</c>, averages seeded with the first input, as is the signal's; Blau (1993),
/// Technical Analysis of Stocks and Commodities 11(1). Where there has been no range it is 0, the middle (Stock.Indicators gives none).
/// </remarks>
public sealed class Smi : IBarIndicator
{
    private readonly RecentRange _range;
    private (SeededAverage First, SeededAverage Second) _distance;
    private (SeededAverage First, SeededAverage Second) _width;
    private SeededAverage _signal;

    /// <summary>A range of 1 or more bars, averaged over 1 or more each time.</summary>
    public Smi(int lookbackPeriods, int firstSmoothPeriods, int secondSmoothPeriods, int signalPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(Math.Min(firstSmoothPeriods, secondSmoothPeriods), signalPeriods), 1);
        (_range, WarmUp) = (new RecentRange(lookbackPeriods), lookbackPeriods);
        _distance = _width = (new(seed: 1, 2 / (firstSmoothPeriods + 1.0)), new(seed: 1, 2 / (secondSmoothPeriods + 1.0)));
        _signal = new SeededAverage(seed: 1, 2 / (signalPeriods + 1.0));
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    private double Signal { get; set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "smi",
        Summary = "Stochastic momentum index: distance of the close from the middle of the recent range, -100 to 100.",
        Parameters =
        [
            new("lookback_periods", 13, Min: 1, true), new("first_smooth_periods", 25, Min: 1, true),
            new("second_smooth_periods", 2, Min: 1, true), new("signal_periods", 3, Min: 1, true),
        ],
        Outputs = [new("smi", i => i.Value), new("signal", i => ((Smi)i).Signal)],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new Smi((int)p[0], (int)p[1], (int)p[2], (int)p[3]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double distance = bar.Close - _range.Update(bar.High, bar.Low);
        if (double.IsNaN(distance))
            return Value;

        distance = _distance.Second.Update(_distance.First.Update(distance));
        double width = _width.Second.Update(_width.First.Update(_range.Width));
        Signal = _signal.Update(Value = width == 0 ? 0 : 200 * distance / width);
        return Value;
    }
}
