namespace BacktestCli.Core.Indicators;

/// <summary>The dominant cycle in a smooth price: how long it is, and where in it the price stands.</summary>
/// <remarks>
/// The homodyne discriminator: the price and its turned self (<see cref="HilbertFilter"/>) are a vector; the angle it turns by in a bar is
/// 2π / period, which is held within 6 to 50 and close to the one before, and smoothed; Ehlers (2001), Rocket Science for Traders.
/// </remarks>
internal sealed class HomodyneCycle
{
    private readonly HilbertFilter _price = new();
    private readonly HilbertFilter _detrended = new();
    private readonly HilbertFilter _inPhase = new();
    private readonly HilbertFilter _quadrature = new();
    private (double I, double Q) _vector;
    private (double Re, double Im) _turn;
    private double _period;

    /// <summary>Length of the cycle in bars, smoothed once more; it starts from 0.</summary>
    public double Period { get; private set; }

    /// <summary>The phase in degrees, −90 to 90.</summary>
    public double Phase { get; private set; }

    /// <summary>Takes the next price, a smooth one.</summary>
    public void Update(double price)
    {
        double scale = (0.075 * _period) + 0.54;
        double quadrature = _detrended.Update(_price.Update(price) * scale) * scale, inPhase = _detrended.Middle;
        double turnedInPhase = _inPhase.Update(inPhase) * scale, turnedQuadrature = _quadrature.Update(quadrature) * scale;
        Phase = inPhase == 0 ? 0 : Math.Atan(quadrature / inPhase) * 180 / Math.PI;

        (double i, double q) = _vector;
        _vector = (Smooth(i, inPhase - turnedQuadrature), Smooth(q, quadrature + turnedInPhase));
        _turn = (Smooth(_turn.Re, (_vector.I * i) + (_vector.Q * q)), Smooth(_turn.Im, (_vector.I * q) - (_vector.Q * i)));
        double period = _turn is { Re: not 0, Im: not 0 } ? 2 * Math.PI / Math.Atan(_turn.Im / _turn.Re) : 0;
        period = Math.Max(Math.Min(period, 1.5 * _period), 0.67 * _period);
        _period = Smooth(_period, Math.Clamp(period, 6, 50));
        Period = (0.33 * _period) + (0.67 * Period);
    }

    private static double Smooth(double before, double now) => (0.2 * now) + (0.8 * before);
}
