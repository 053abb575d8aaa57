using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Stochastic momentum index: how far the close is from the middle of the recent range, averaged twice; −100 to 100.</summary>
/// <remarks>
/// <c>100 · ema(ema(close − middle)) / (ema(ema(range)) / 2)</c>, averages seeded with the first input, as is the signal's; Blau (1993),
/// Technical Analysis of Stocks and Commodities 11(1). Where there has been no range it is 0, the middle (Stock.Indicators gives none).
/// </remarks>
public sealed class Smi : IBarIndicator
{
    private readonly MiddleOfRange _range;
    private readonly (double First, double Second, double Signal) _shares;
    private (double First, double Second) _distance = (double.NaN, double.NaN);
    private (double First, double Second) _width;

    /// <summary>A range of 1 or more bars, averaged over 1 or more each time.</summary>
    public Smi(int lookbackPeriods, int firstSmoothPeriods, int secondSmoothPeriods, int signalPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(Math.Min(firstSmoothPeriods, secondSmoothPeriods), signalPeriods), 1);
        (_range, WarmUp) = (new MiddleOfRange(lookbackPeriods), lookbackPeriods);
        _shares = (2 / (firstSmoothPeriods + 1.0), 2 / (secondSmoothPeriods + 1.0), 2 / (signalPeriods + 1.0));
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
        TakesBars = true,
        Create = p => new Smi((int)p[0], (int)p[1], (int)p[2], (int)p[3]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double distance = bar.Close - _range.Update(bar), width = _range.Range;
        if (double.IsNaN(_distance.First))
            (_distance, _width) = ((distance, distance), (width, width));
        _distance.Second += _shares.Second * ((_distance.First += _shares.First * (distance - _distance.First)) - _distance.Second);
        _width.Second += _shares.Second * ((_width.First += _shares.First * (width - _width.First)) - _width.Second);
        Value = _width.Second == 0 ? 0 : 200 * _distance.Second / _width.Second;
        Signal = double.IsNaN(Signal) ? Value : Signal + (_shares.Signal * (Value - Signal));
        return Value;
    }
}
