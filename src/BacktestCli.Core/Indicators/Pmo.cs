namespace BacktestCli.Core.Indicators;

/// <summary>Price momentum oscillator: the change of each input in percent, averaged twice and taken ten times.</summary>
/// <remarks>
/// Averages give a new value 2 / n, not 2 / (n + 1), and are seeded with the mean of n; the signal is an ordinary exponential average.
/// Swenlin (DecisionPoint), in StockCharts' ChartSchool. An input after one of 0 has no change and is taken no notice of.
/// </remarks>
public sealed class Pmo : IValueIndicator
{
    private readonly Roc _change = new(1);
    private readonly Ema _signal;
    private SeededAverage _first;
    private SeededAverage _second;

    /// <summary>Averages of 2 or more changes each, and a signal of 1 or more values.</summary>
    public Pmo(int timePeriods, int smoothPeriods, int signalPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timePeriods, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(smoothPeriods, 2);
        (_first, _second) = (new SeededAverage(timePeriods, 2.0 / timePeriods), new SeededAverage(smoothPeriods, 2.0 / smoothPeriods));
        (_signal, WarmUp) = (new Ema(signalPeriods), timePeriods + smoothPeriods);
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "pmo",
        Summary = "Price momentum oscillator: changes in percent, averaged twice.",
        Parameters =
        [
            new("time_periods", 35, Min: 2, IsInteger: true), new("smooth_periods", 20, Min: 2, IsInteger: true),
            new("signal_periods", 10, Min: 1, IsInteger: true),
        ],
        Outputs = [new("pmo", i => i.Value), new("signal", i => ((Pmo)i)._signal.Value)],
        Input = IndicatorInput.Series, Scale = OutputScale.None,
        Create = p => new Pmo((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double change = _change.Update(value);
        double once = double.IsNaN(change) ? double.NaN : _first.Update(change);
        if (!double.IsNaN(once) && !double.IsNaN(Value = _second.Update(10 * once)))
            _signal.Update(Value);
        return Value;
    }
}
