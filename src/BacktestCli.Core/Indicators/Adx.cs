using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Average directional index: how one-sided movement is, whichever way, from 0 (no trend) to 100.</summary>
/// <remarks>
/// <c>±DI = 100 · average of ±DM / ATR</c>, <c>DX = 100 · |+DI − −DI| / (+DI + −DI)</c>, ADX the Wilder average of DX, ADXR its mean with
/// itself n bars ago; Wilder (1978), New Concepts in Technical Trading Systems. A share of no movement is 0 (Stock.Indicators gives
/// none).
/// </remarks>
/// <param name="lookbackPeriods">Bars in each average, 2 or more.</param>
public sealed class Adx(int lookbackPeriods) : IBarIndicator
{
    private readonly Atr _range = new(lookbackPeriods);
    private readonly WilderAverage _rises = new(lookbackPeriods);
    private readonly WilderAverage _falls = new(lookbackPeriods);
    private readonly WilderAverage _average = new(lookbackPeriods);
    private readonly Delay _earlier = new(lookbackPeriods);
    private (double High, double Low) _previous = (double.NaN, double.NaN);
    private (double Plus, double Minus, double Dx) _direction = (double.NaN, double.NaN, double.NaN);

    /// <inheritdoc/>
    public int WarmUp => 2 * _average.WarmUp;

    /// <inheritdoc/>
    public double Value => _average.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "adx",
        Summary = "Average directional index: strength of the trend, whichever way, 0 to 100.",
        Parameters = [new("lookback_periods", Default: 14, Min: 2, IsInteger: true)],
        Outputs =
        [
            new("adx", i => i.Value), new("pdi", i => ((Adx)i)._direction.Plus), new("mdi", i => ((Adx)i)._direction.Minus),
            new("dx", i => ((Adx)i)._direction.Dx), new("adxr", i => (i.Value + ((Adx)i)._earlier.Value) / 2),
        ],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new Adx((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double range = _range.Update(bar);
        double rise = bar.High - _previous.High, fall = _previous.Low - bar.Low;
        _previous = (bar.High, bar.Low);
        if (double.IsNaN(rise))
            return Value;

        double plus = Percent(_rises.Update(rise > fall ? Math.Max(rise, 0) : 0), range);
        double minus = Percent(_falls.Update(fall > rise ? Math.Max(fall, 0) : 0), range);
        _direction = (plus, minus, Percent(Math.Abs(plus - minus), plus + minus));
        if (!double.IsNaN(range) && !double.IsNaN(_average.Update(_direction.Dx)))
            _earlier.Update(Value);
        return Value;
    }

    private static double Percent(double part, double whole) => whole == 0 ? 0 : 100 * part / whole;
}
