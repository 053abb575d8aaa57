namespace BacktestCli.Core.Indicators;

/// <summary>Simple moving average: the mean of the last n values.</summary>
/// <remarks>
/// <c>(x₁ + … + xₙ) / n</c>; Hooker (1901), named by Yule (1909), both in the Journal of the Royal Statistical Society. The window is the
/// tail of an older block of n values and the head of a newer one. All tails are summed when a block is full, the head as it grows: two
/// additions a value, and nothing is ever subtracted, so a sum keeps no trace of what has left it, however large that was.
/// </remarks>
public sealed class Sma : IValueIndicator
{
    private readonly double[] _tails;
    private double _head;
    private int _position;

    /// <summary>A mean of <paramref name="lookbackPeriods"/> values, 1 or more.</summary>
    public Sma(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 1);
        WarmUp = lookbackPeriods;
        _tails = new double[lookbackPeriods + 1];
        _tails.AsSpan(0, lookbackPeriods).Fill(double.NaN); // no older block yet; the tail after the last value is empty, 0
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "sma",
        Summary = "Simple moving average: the mean of the last values.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs = [new("sma", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new Sma((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        int next = _position + 1;
        _head += value;
        double mean = (_head + _tails[next]) / WarmUp;
        _tails[_position] = value;
        if ((_position = next) == WarmUp)
            StartBlock();
        return Value = mean;
    }

    private void StartBlock()
    {
        double sum = 0;
        for (int i = WarmUp - 1; i >= 0; i--)
            _tails[i] = sum += _tails[i];
        (_head, _position) = (0, 0);
    }
}
