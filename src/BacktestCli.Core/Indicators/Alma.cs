namespace BacktestCli.Core.Indicators;

/// <summary>Arnaud Legoux moving average: weights that follow a bell, its top near the newest value.</summary>
/// <remarks>
/// Weight <c>exp(−(i − m)² / 2s²)</c> with <c>m = offset · (n − 1)</c>, <c>s = n / sigma</c>, i from 0 at the oldest; Legoux and
/// Kouzis-Loukas (2009). Each weight changes at each step and none follows from the one before, so a value costs n multiplications.
/// </remarks>
public sealed class Alma : IValueIndicator
{
    private readonly RecentValues _values;
    private readonly double[] _weights;

    /// <summary>An average of 2 or more values; offset 0 (top at the oldest) to 1 (newest); sigma above 0, higher is narrower.</summary>
    public Alma(int lookbackPeriods, double offset, double sigma)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        _values = new RecentValues(lookbackPeriods);
        _weights = new double[lookbackPeriods];
        for (int i = 0; i < _weights.Length; i++)
            _weights[i] = Math.Exp(-0.5 * Math.Pow((i - (offset * (lookbackPeriods - 1))) * sigma / lookbackPeriods, 2));
        double sum = _weights.Sum();
        for (int i = 0; i < _weights.Length; i++)
            _weights[i] /= sum;
    }

    /// <inheritdoc/>
    public int WarmUp => _weights.Length;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "alma",
        Summary = "Arnaud Legoux moving average: weights that follow a bell, its top near the newest value.",
        Parameters = [new("lookback_periods", 9, Min: 2, true), new("offset", 0.85, Min: 0, false), new("sigma", 6, Min: 0, false)],
        Outputs = [new("alma", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new Alma((int)p[0], p[1], p[2]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        ReadOnlySpan<double> values = _values.Add(value);
        if (values.IsEmpty)
            return Value;

        double sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += _weights[i] * values[i];
        return Value = sum;
    }
}
