namespace BacktestCli.Core.Indicators;

/// <summary>Linearly weighted moving average: the newest of n values weighs n, the oldest 1.</summary>
/// <remarks>
/// <c>(1·x₁ + 2·x₂ + … + n·xₙ) / (n(n + 1) / 2)</c>; Kaufman (2013), Trading Systems and Methods. Kept as tails and head of blocks, as in
/// <see cref="Sma"/>: a tail is a sum of sums; the head's weights are its own ranks plus what the tail leaves. Nothing is subtracted.
/// </remarks>
public sealed class Wma : IValueIndicator
{
    private readonly double[] _tails;
    private double _head;
    private double _rankedHead;
    private int _position;

    /// <summary>An average of <paramref name="lookbackPeriods"/> values, 1 or more.</summary>
    public Wma(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 1);
        WarmUp = lookbackPeriods;
        _tails = new double[lookbackPeriods + 1];
        _tails.AsSpan(0, lookbackPeriods).Fill(double.NaN);
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "wma",
        Summary = "Weighted moving average: weights rise linearly to the newest value.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs = [new("wma", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new Wma((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        int rank = _position + 1;
        _head += value;
        _rankedHead += rank * value;
        double sum = _tails[rank] + ((WarmUp - rank) * _head) + _rankedHead;
        _tails[_position] = value;
        if ((_position = rank) == WarmUp)
            StartBlock();
        return Value = sum / (0.5 * WarmUp * (WarmUp + 1.0));
    }

    private void StartBlock()
    {
        (double plain, double ranked) = (0, 0);
        for (int i = WarmUp - 1; i >= 0; i--)
            _tails[i] = ranked += plain += _tails[i];
        (_head, _rankedHead, _position) = (0, 0, 0);
    }
}
