namespace BacktestCli.Core.Indicators;

/// <summary>Ulcer index: how deep below its recent high the value has been lying, in percent, 0 or more.</summary>
/// <remarks>
/// The root of the mean square of <c>100 · (x − h) / h</c>, h the highest value of the window up to x; Martin and McCann (1989), The
/// Investor's Guide to Fidelity Funds. Every h may change when the oldest value leaves, so an input costs n steps, not one. NaN where a
/// high is 0.
/// </remarks>
public sealed class UlcerIndex : IValueIndicator
{
    private readonly double[] _ring;
    private int _oldest;

    /// <summary>An index over <paramref name="lookbackPeriods"/> values, 1 or more.</summary>
    public UlcerIndex(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 1);
        _ring = new double[lookbackPeriods];
        _ring.AsSpan().Fill(double.NaN);
    }

    /// <inheritdoc/>
    public int WarmUp => _ring.Length;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "ulcer_index",
        Summary = "Ulcer index: how deep below its recent high the value has been lying, in percent.",
        Parameters = [new("lookback_periods", Default: 14, Min: 1, IsInteger: true)],
        Outputs = [new("ui", i => i.Value)],
        TakesBars = false,
        Create = p => new UlcerIndex((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        _ring[_oldest] = value;
        _oldest = _oldest + 1 < _ring.Length ? _oldest + 1 : 0;
        (double squares, double highest) = (0, double.NegativeInfinity);
        foreach (double x in _ring.AsSpan(_oldest))
            Add(x);
        foreach (double x in _ring.AsSpan(0, _oldest))
            Add(x);
        return Value = 100 * Math.Sqrt(squares / _ring.Length);

        void Add(double x)
        {
            highest = Math.Max(highest, x);
            double depth = highest == 0 ? double.NaN : (x - highest) / highest;
            squares += depth * depth;
        }
    }
}
