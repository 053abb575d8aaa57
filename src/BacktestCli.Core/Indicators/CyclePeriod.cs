namespace BacktestCli.Core.Indicators;

/// <summary>Length of the dominant cycle in a smooth price, in bars: the homodyne discriminator.</summary>
/// <remarks>
/// The price and its turned self (<see cref="HilbertFilter"/>) are a vector; the angle it turns by in a bar is 2π / period, which is held
/// within 6 to 50 and close to the one before, and smoothed; Ehlers (2001), Rocket Science for Traders.
/// </remarks>
internal sealed class CyclePeriod
{
    private readonly HilbertFilter _price = new();
    private readonly HilbertFilter _detrended = new();
    private readonly HilbertFilter _inPhase = new();
    private readonly HilbertFilter _quadrature = new();
    private (double I, double Q) _vector;
    private (double Re, double Im) _turn;
    private double _period;
    private double _smoothed;

    /// <summary>Takes the next price and returns the smoothed period, which starts from 0.</summary>
    public double Update(double price)
    {
        double scale = (0.075 * _period) + 0.54;
        double quadrature = _detrended.Update(_price.Update(price) * scale) * scale, inPhase = _detrended.Middle;
        double turnedInPhase = _inPhase.Update(inPhase) * scale, turnedQuadrature = _quadrature.Update(quadrature) * scale;

        (double i, double q) = _vector;
        _vector = (Smooth(i, inPhase - turnedQuadrature), Smooth(q, quadrature + turnedInPhase));
        _turn = (Smooth(_turn.Re, (_vector.I * i) + (_vector.Q * q)), Smooth(_turn.Im, (_vector.I * q) - (_vector.Q * i)));
        double period = _turn is { Re: not 0, Im: not 0 } ? 2 * Math.PI / Math.Atan(_turn.Im / _turn.Re) : 0;
        period = Math.Max(Math.Min(period, 1.5 * _period), 0.67 * _period);
        _period = Smooth(_period, Math.Clamp(period, 6, 50));
        return _smoothed = (0.33 * _period) + (0.67 * _smoothed);
    }

    private static double Smooth(double before, double now) => (0.2 * now) + (0.8 * before);
}
