namespace BacktestCli.Core.Indicators;

/// <summary>Rate of change: how far the value has come in n inputs, in percent.</summary>
/// <remarks>
/// <c>100 · (x − xₙ) / xₙ</c>, NaN where the earlier value is 0; Murphy (1999), Technical Analysis of the Financial Markets.
/// </remarks>
/// <param name="lookbackPeriods">Inputs to look back, 1 or more.</param>
public sealed class Roc(int lookbackPeriods) : IValueIndicator
{
    private readonly Delay _earlier = new(lookbackPeriods);

    /// <inheritdoc/>
    public int WarmUp => _earlier.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The change itself, in the input's unit; NaN until warm.</summary>
    public double Momentum { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "roc",
        Summary = "Rate of change: how far the value has come in some inputs, in percent.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs = [new("roc", i => i.Value, Scale: OutputScale.None), new("momentum", i => ((Roc)i).Momentum)],
        Input = IndicatorInput.Series,
        Create = p => new Roc((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double earlier = _earlier.Update(value);
        Momentum = value - earlier;
        return Value = earlier == 0 ? double.NaN : 100 * Momentum / earlier;
    }
}
