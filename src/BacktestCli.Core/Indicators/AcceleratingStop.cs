namespace BacktestCli.Core.Indicators;

/// <summary>The stop of <see cref="ParabolicSar"/>, which moves a growing part of its way to the trend's extreme.</summary>
/// <param name="step">What a new extreme adds to that part.</param>
/// <param name="max">The largest part.</param>
/// <param name="initial">The part in a trend that has just begun.</param>
internal sealed class AcceleratingStop(double step, double max, double initial)
{
    private double _factor;
    private double _extreme = double.NaN;
    private double _stop;
    private bool _rises = true;
    private (double Low, double High) _previous;
    private (double Low, double High) _lastTwo = (double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Takes the next bar's range and returns the stop, NaN at the first, and whether the trend turned.</summary>
    public (double Stop, bool Turned) Update(double low, double high)
    {
        if (double.IsNaN(_extreme))
        {
            (_stop, _extreme, _factor, _previous) = (low, high, initial, (low, high)); // a rise is guessed
            return (double.NaN, false);
        }

        double next = _stop + (_factor * (_extreme - _stop));
        _stop = _rises ? Math.Min(next, _lastTwo.Low) : Math.Max(next, _lastTwo.High);
        bool turned = _rises ? Meet(high, low, low < _stop, high > _extreme) : Meet(low, high, high > _stop, low < _extreme);
        _lastTwo = (Math.Min(_previous.Low, low), Math.Max(_previous.High, high));
        _previous = (low, high);
        return (_stop, turned);
    }

    private bool Meet(double ahead, double behind, bool isBroken, bool isNewExtreme)
    {
        if (isBroken)
            (_stop, _extreme, _factor, _rises) = (_extreme, behind, initial, !_rises);
        else if (isNewExtreme)
            (_extreme, _factor) = (ahead, Math.Min(_factor + step, max));
        return isBroken;
    }
}
