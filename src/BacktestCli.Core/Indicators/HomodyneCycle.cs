namespace BacktestCli.Core.Indicators;

/// <summary>The phase of the price's dominant cycle, whose length it estimates as it goes.</summary>
/// <remarks>
/// Ehlers (2001), Rocket Science for Traders: the price, smoothed, is split into a part in phase and one a quarter behind; how far the pair
/// turns in a bar gives the period, kept within 6 and 50 bars and changing by half at most.
/// </remarks>
internal sealed class HomodyneCycle
{
    private readonly QuadratureFilter _smooth = new();
    private readonly QuadratureFilter _detrended = new();
    private readonly QuadratureFilter _inPhase = new();
    private readonly QuadratureFilter _quadrature = new();
    private (double I, double Q) _phasor;
    private (double Re, double Im) _turn;
    private double _period;

    /// <summary>Takes the next smoothed price and returns the phase in degrees, −90 to 90.</summary>
    public double Update(double smooth)
    {
        double gain = (0.075 * _period) + 0.54;
        double detrended = _smooth.Update(smooth, gain);
        double q = _detrended.Update(detrended, gain), i = _detrended.ThreeAgo;
        double aheadOfI = _inPhase.Update(i, gain), aheadOfQ = _quadrature.Update(q, gain);
        (double I, double Q) phasor = (Smoothed(i - aheadOfQ, _phasor.I), Smoothed(q + aheadOfI, _phasor.Q));
        double re = (phasor.I * _phasor.I) + (phasor.Q * _phasor.Q), im = (phasor.I * _phasor.Q) - (phasor.Q * _phasor.I);
        _turn = (Smoothed(re, _turn.Re), Smoothed(im, _turn.Im));
        _phasor = phasor;
        _period = NextPeriod();
        return i == 0 ? 0 : Math.Atan(q / i) * 180 / Math.PI;
    }

    private double NextPeriod()
    {
        double period = _turn.Im != 0 && _turn.Re != 0 ? 2 * Math.PI / Math.Atan(_turn.Im / _turn.Re) : 0;
        period = Math.Max(Math.Min(period, 1.5 * _period), 0.67 * _period);
        return Smoothed(Math.Clamp(period, 6, 50), _period);
    }

    private static double Smoothed(double value, double previous) => (0.2 * value) + (0.8 * previous);
}
