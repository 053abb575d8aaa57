namespace BacktestCli.Core.Indicators;

/// <summary>Hurst exponent: whether moves go on (above 0.5), forget (0.5) or turn back (below), by how range grows with time.</summary>
/// <remarks>
/// Slope of log R/S (<see cref="RescaledRange"/>) of the log returns over log n, for n, n / 2, … n / 32 steps, 8 at least; Hurst (1951).
/// Corrected for chance: Anis and Lloyd (1976). NaN where nothing moves. A range is of sums from a mean that changes at each step, so a
/// value takes up to six passes over the n returns.
/// </remarks>
public sealed class Hurst : IValueIndicator
{
    private readonly RecentValues _returns;
    private readonly (int Pieces, double Weight, double Shortfall)[] _scales;
    private double _previous = double.NaN;

    /// <summary>An exponent of <paramref name="lookbackPeriods"/> returns, 20 or more.</summary>
    public Hurst(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 20);
        (WarmUp, _returns) = (lookbackPeriods + 1, new RecentValues(lookbackPeriods));
        int[] sizes = RescaledRange.Sizes(lookbackPeriods);
        double middle = sizes.Average(size => Math.Log(size)), squares = sizes.Sum(size => Math.Pow(Math.Log(size) - middle, 2));
        _scales = [.. sizes.Select((size, i) => (1 << i, (Math.Log(size) - middle) / squares, RescaledRange.Shortfall(size)))];
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The exponent corrected for the number of returns: 0.5 for a random walk, however short.</summary>
    public double Corrected { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "hurst",
        Summary = "Hurst exponent: above 0.5 moves go on, below they turn back; corrected (Anis and Lloyd) for the number of bars.",
        Parameters = [new("lookback_periods", Default: 100, Min: 20, IsInteger: true)],
        Outputs = [new("hurst_exponent", i => i.Value), new("hurst_exponent_al", i => ((Hurst)i).Corrected)],
        Input = IndicatorInput.Series, Scale = OutputScale.None,
        Create = p => new Hurst((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        ReadOnlySpan<double> returns = double.IsNaN(_previous) ? [] : _returns.Add(Math.Log(value / _previous));
        _previous = value;
        (double slope, double corrected) = returns.IsEmpty ? (double.NaN, double.NaN) : (0, 0);
        foreach ((int pieces, double weight, double shortfall) in returns.IsEmpty ? [] : _scales)
        {
            double range = RescaledRange.Mean(returns, pieces);
            (slope, corrected) = (slope + (weight * Math.Log(range)), corrected + (weight * Math.Log(range + shortfall)));
        }

        Corrected = double.IsFinite(slope) ? corrected : double.NaN;
        return Value = double.IsFinite(slope) ? slope : double.NaN;
    }
}
