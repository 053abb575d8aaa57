namespace BacktestCli.Core.Indicators;

/// <summary>Detrended price oscillator: an earlier value less the average of those around it: cycles without the trend.</summary>
/// <remarks>
/// <c>x, n / 2 + 1 inputs ago, − sma(x, n)</c>, n / 2 rounded down; Achelis (1995), Technical Analysis from A to Z. Charts draw it
/// n / 2 + 1 bars back, at the middle of its average; here it stands at the input that makes it known.
/// </remarks>
/// <param name="lookbackPeriods">Inputs in the average, 1 or more.</param>
public sealed class Dpo(int lookbackPeriods) : IValueIndicator
{
    private readonly Sma _average = new(lookbackPeriods);
    private readonly Delay _earlier = new((lookbackPeriods / 2) + 1);

    /// <inheritdoc/>
    public int WarmUp => Math.Max(_average.WarmUp, _earlier.WarmUp);

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "dpo",
        Summary = "Detrended price oscillator: the value n / 2 + 1 inputs ago less the average of n around it, when it is known.",
        Parameters = [new("lookback_periods", Default: 14, Min: 1, IsInteger: true)],
        Outputs = [new("dpo", i => i.Value), new("sma", i => ((Dpo)i)._average.Value)],
        Input = IndicatorInput.Series,
        Create = p => new Dpo((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value) => Value = _earlier.Update(value) - _average.Update(value);
}
