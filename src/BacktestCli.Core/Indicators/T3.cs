namespace BacktestCli.Core.Indicators;

/// <summary>Tillson's T3: an exponential average taken six times, mixed so that it lags little and is still smooth.</summary>
/// <remarks>
/// <c>−a³·e₆ + (3a² + 3a³)·e₅ − (6a² + 3a + 3a³)·e₄ + (1 + 3a + a³ + 3a²)·e₃</c>, each average seeded with the first input, so the first
/// value is that; Tillson (1998), Technical Analysis of Stocks and Commodities 16(1).
/// </remarks>
public sealed class T3 : IValueIndicator
{
    private readonly SeededAverage[] _averages = new SeededAverage[6];
    private readonly double[] _weights;

    /// <summary>Averages over 1 or more inputs, mixed by a factor of 0 or more.</summary>
    public T3(int lookbackPeriods, double volumeFactor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(volumeFactor);
        (double a, double square, double cube) = (volumeFactor, volumeFactor * volumeFactor, volumeFactor * volumeFactor * volumeFactor);
        _weights =
            [0, 0, 1 + (3 * a) + cube + (3 * square), -(6 * square) - (3 * a) - (3 * cube), (3 * square) + (3 * cube), -cube];
        Array.Fill(_averages, new SeededAverage(seed: 1, 2 / (lookbackPeriods + 1.0)));
    }

    /// <inheritdoc/>
    public int WarmUp => 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "t3",
        Summary = "Tillson's T3: an exponential average taken six times, which lags little.",
        Parameters = [new("lookback_periods", 5, Min: 1, IsInteger: true), new("volume_factor", 0.7, Min: 0, IsInteger: false)],
        Outputs = [new("t3", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new T3((int)p[0], p[1]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        (double average, double sum) = (value, 0);
        for (int i = 0; i < _averages.Length; i++)
        {
            average = _averages[i].Update(average);
            sum += _weights[i] * average;
        }

        return Value = sum;
    }
}
