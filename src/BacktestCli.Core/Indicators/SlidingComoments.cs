namespace BacktestCli.Core.Indicators;

/// <summary>Variances and covariance of the last n pairs, in constant time and without rounding that grows.</summary>
/// <remarks>
/// Sums of the distances from the head's first pair, of their squares and their product, kept as tails and head of blocks as in
/// <see cref="SlidingMoments"/>. A variance lost in the rounding of its sums is exactly 0.
/// </remarks>
/// <param name="count">Pairs in the window, 1 or more.</param>
internal sealed class SlidingComoments(int count)
{
    private readonly (double A, double B)[] _pairs = new (double, double)[count];
    private readonly Sums[] _tails = new Sums[count + 1];
    private (double A, double B) _origin;
    private Sums _head;
    private int _position;
    private bool _isFull;

    /// <summary>Takes the next pair; all NaN until the n-th.</summary>
    public (double VarianceA, double VarianceB, double Covariance) Update(double a, double b)
    {
        if (_position == 0)
            StartBlock(a, b);
        _pairs[_position] = (a, b);
        _head += Sums.Of(_pairs[_position], _origin);
        Sums sums = _head + _tails[++_position];
        if (_position == count)
            (_position, _isFull) = (0, true);
        return _isFull ? sums.Moments(count) : (double.NaN, double.NaN, double.NaN);
    }

    private void StartBlock(double a, double b)
    {
        (_origin, _head) = ((a, b), default);
        for (int i = count - 1; i > 0 && _isFull; i--)
            _tails[i] = _tails[i + 1] + Sums.Of(_pairs[i], _origin);
    }

    private readonly record struct Sums(double A, double B, double Aa, double Bb, double Ab)
    {
        public static Sums operator +(in Sums x, in Sums y) => new(x.A + y.A, x.B + y.B, x.Aa + y.Aa, x.Bb + y.Bb, x.Ab + y.Ab);

        public static Sums Of((double A, double B) pair, (double A, double B) origin)
        {
            (double a, double b) = (pair.A - origin.A, pair.B - origin.B);
            return new(a, b, a * a, b * b, a * b);
        }

        public (double, double, double) Moments(double n) => (Variance(A, Aa, n), Variance(B, Bb, n), (Ab / n) - (A / n * (B / n)));

        private static double Variance(double sum, double squares, double n)
        {
            double variance = (squares / n) - (sum / n * (sum / n));
            return variance < 1e-14 * squares / n ? 0 : variance;
        }
    }
}
