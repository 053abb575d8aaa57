namespace BacktestCli.Core.Indicators;

/// <summary>Mean and variance of the last n values, kept so that rounding does not grow: not with time, not with the price level.</summary>
/// <remarks>
/// Sums of y and y² are kept as tails and head of blocks, as in <see cref="Sma"/>, where y is the distance from the head's first value.
/// That value is always inside the window, so no y is large beside the deviation and <c>Σy² − (Σy)² / n</c> costs at most a factor 2n of
/// <see cref="double"/>'s precision. Equal values give a variance of exactly 0.
/// </remarks>
internal sealed class SlidingMoments
{
    private readonly (double Sum, double Squares)[] _tails;
    private readonly int _count;
    private double _origin;
    private double _sum;
    private double _squares;
    private int _position;

    /// <summary>Moments of <paramref name="count"/> values.</summary>
    public SlidingMoments(int count)
    {
        _count = _position = count;
        _tails = new (double, double)[count + 1];
        _tails.AsSpan(0, count).Fill((double.NaN, double.NaN));
    }

    /// <summary>Takes the next value; both moments are NaN until the n-th.</summary>
    public (double Mean, double Variance) Update(double value)
    {
        if (_position == _count)
            StartBlock(value);

        double distance = value - _origin;
        _sum += distance;
        _squares += distance * distance;
        _tails[_position++].Sum = value; // raw until the block is full: its distances are from a value still to come
        (double sum, double squares) = _tails[_position];
        double mean = (_sum + sum) / _count;
        double variance = ((_squares + squares) / _count) - (mean * mean);
        return (_origin + mean, Math.Max(variance, 0));
    }

    private void StartBlock(double origin)
    {
        (_origin, _sum, _squares, _position) = (origin, 0, 0, 0);
        (double sum, double squares) = (0, 0);
        for (int i = _count - 1; i > 0; i--)
        {
            double distance = _tails[i].Sum - origin;
            _tails[i] = (sum += distance, squares += distance * distance);
        }
    }
}
