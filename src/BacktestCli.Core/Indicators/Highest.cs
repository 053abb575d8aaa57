namespace BacktestCli.Core.Indicators;

/// <summary>The highest of the last n values, the newest included.</summary>
/// <remarks>
/// Kept as tails and head of blocks, as in <see cref="Sma"/>, so a value costs two comparisons and no search: van Herk (1992), Pattern
/// Recognition Letters 13(7); Gil and Werman (1993), IEEE Transactions on Pattern Analysis and Machine Intelligence 15(5).
/// </remarks>
public sealed class Highest : IValueIndicator
{
    private readonly double[] _tails;
    private double _head = double.NegativeInfinity;
    private int _position;

    /// <summary>The highest of <paramref name="lookbackPeriods"/> values, 1 or more.</summary>
    public Highest(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 1);
        WarmUp = lookbackPeriods;
        _tails = new double[lookbackPeriods + 1];
        _tails.AsSpan().Fill(double.NaN);
        _tails[^1] = double.NegativeInfinity;
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "highest",
        Summary = "The highest of the last values, the newest included.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs = [new("highest", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new Highest((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        int next = _position + 1;
        _head = Math.Max(_head, value);
        double highest = Math.Max(_head, _tails[next]);
        _tails[_position] = value;
        if ((_position = next) == WarmUp)
            StartBlock();
        return Value = highest;
    }

    private void StartBlock()
    {
        double highest = double.NegativeInfinity;
        for (int i = WarmUp - 1; i >= 0; i--)
            _tails[i] = highest = Math.Max(highest, _tails[i]);
        (_head, _position) = (double.NegativeInfinity, 0);
    }
}
