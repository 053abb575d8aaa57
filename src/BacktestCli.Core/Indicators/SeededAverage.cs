using System.Runtime.CompilerServices;

namespace BacktestCli.Core.Indicators;

/// <summary>
/// What <see cref="Ema"/> and <see cref="WilderAverage"/> share: the plain mean of the first n inputs, then <c>v += (x − v) · share</c>.
/// </summary>
/// <param name="seed">Inputs that make the first value, n.</param>
/// <param name="share">Weight of the newest input afterwards, in (0, 1].</param>
internal struct SeededAverage(int seed, double share)
{
    private double _mean;
    private int _seen;

    /// <summary>Takes the next input and returns the average, NaN until the n-th.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(double value) => _seen == seed ? _mean += (value - _mean) * share : Seed(value);

    private double Seed(double value)
    {
        _mean += (value - _mean) / ++_seen;
        return _seen == seed ? _mean : double.NaN;
    }
}
