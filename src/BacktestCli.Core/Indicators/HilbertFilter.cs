namespace BacktestCli.Core.Indicators;

/// <summary>Turns a series by a quarter of a cycle: a Hilbert transform of seven values, before any of which the series was 0.</summary>
/// <remarks><c>0.0962 · (x − x₆) + 0.5769 · (x₂ − x₄)</c>, the numbers being ages; Ehlers (2001), Rocket Science for Traders.</remarks>
internal sealed class HilbertFilter
{
    private readonly double[] _byAge = new double[7];

    /// <summary>The value three steps ago, which the turned one belongs to.</summary>
    public double Middle => _byAge[3];

    /// <summary>Takes the next value and returns the turned one, to be scaled by the cycle's period.</summary>
    public double Update(double value)
    {
        Array.Copy(_byAge, 0, _byAge, 1, _byAge.Length - 1);
        _byAge[0] = value;
        return (0.0962 * (_byAge[0] - _byAge[6])) + (0.5769 * (_byAge[2] - _byAge[4]));
    }
}
