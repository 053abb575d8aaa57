namespace BacktestCli.Core.Indicators;

/// <summary>Hull moving average: weighted averages set against each other, smooth and with little lag.</summary>
/// <remarks>
/// <c>wma(2 · wma(x, n / 2) − wma(x, n), √n)</c>, both rounded down; Hull (2005). The first value comes with input n + √n − 1.
/// </remarks>
public sealed class Hma : IValueIndicator
{
    private readonly Wma _half;
    private readonly Wma _whole;
    private readonly Wma _smooth;

    /// <summary>An average over <paramref name="lookbackPeriods"/> inputs, 2 or more.</summary>
    public Hma(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 2);
        (_half, _whole) = (new Wma(lookbackPeriods / 2), new Wma(lookbackPeriods));
        _smooth = new Wma((int)Math.Sqrt(lookbackPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp => _whole.WarmUp + _smooth.WarmUp - 1;

    /// <inheritdoc/>
    public double Value => _smooth.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "hma",
        Summary = "Hull moving average: smooth, and with little lag.",
        Parameters = [new("lookback_periods", Default: 20, Min: 2, IsInteger: true)],
        Outputs = [new("hma", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new Hma((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double sharp = (2 * _half.Update(value)) - _whole.Update(value);
        return double.IsNaN(sharp) ? Value : _smooth.Update(sharp);
    }
}
