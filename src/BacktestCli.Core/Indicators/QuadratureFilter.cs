namespace BacktestCli.Core.Indicators;

/// <summary>
/// Ehlers' short Hilbert transform: <c>(0.0962·x + 0.5769·x₂ − 0.5769·x₄ − 0.0962·x₆) · gain</c>, of inputs that are 0 before the first.
/// </summary>
/// <remarks>Ehlers (2001), Rocket Science for Traders. It turns a cycle by a quarter; the gain makes up for the cycle's length.</remarks>
internal sealed class QuadratureFilter
{
    private readonly double[] _ring = new double[7];
    private int _newest;

    /// <summary>The output three inputs ago is what stands in phase with the newest; this is the input that long ago.</summary>
    public double ThreeAgo => Ago(3);

    /// <summary>Takes the next input.</summary>
    public double Update(double value, double gain)
    {
        _newest = _newest == 6 ? 0 : _newest + 1;
        _ring[_newest] = value;
        return ((0.0962 * value) + (0.5769 * Ago(2)) - (0.5769 * Ago(4)) - (0.0962 * Ago(6))) * gain;
    }

    private double Ago(int inputs) => _ring[_newest >= inputs ? _newest - inputs : _newest - inputs + 7];
}
