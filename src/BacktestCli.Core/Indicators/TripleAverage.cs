namespace BacktestCli.Core.Indicators;

/// <summary>
/// An exponential average, the average of that, and the average of that again; all three seeded with the mean of the first n inputs.
/// </summary>
/// <param name="lookbackPeriods">Inputs of each average, 1 or more.</param>
internal sealed class TripleAverage(int lookbackPeriods)
{
    private readonly Ema _once = new(lookbackPeriods);
    private SeededAverage _twice = new(seed: 1, 2 / (lookbackPeriods + 1.0));
    private SeededAverage _thrice = new(seed: 1, 2 / (lookbackPeriods + 1.0));

    /// <summary>Inputs up to and including the one that brings the first values.</summary>
    public int WarmUp => _once.WarmUp;

    /// <summary>The average; NaN until warm.</summary>
    public double Once => _once.Value;

    /// <summary>The average of the average; NaN until warm.</summary>
    public double Twice { get; private set; } = double.NaN;

    /// <summary>The average of the average's average; NaN until warm.</summary>
    public double Thrice { get; private set; } = double.NaN;

    /// <summary>Takes the next input and returns the new <see cref="Thrice"/>.</summary>
    public double Update(double value)
    {
        double once = _once.Update(value);
        if (double.IsNaN(once))
            return Thrice;

        Twice = _twice.Update(once);
        return Thrice = _thrice.Update(Twice);
    }
}
