namespace BacktestCli.Core.Indicators;

/// <summary>End-point moving average: where the straight line that fits the last n values best stands at the newest.</summary>
/// <remarks>
/// The least-squares line ends at <c>3 · wma − 2 · sma</c>, as its slope is <c>6 · (wma − sma) / (n − 1)</c>; also the least-squares or
/// linear regression average, Kaufman (2013), Trading Systems and Methods.
/// </remarks>
/// <param name="lookbackPeriods">Values to fit, 1 or more.</param>
public sealed class Epma(int lookbackPeriods) : IValueIndicator
{
    private readonly Wma _weighted = new(lookbackPeriods);
    private readonly Sma _simple = new(lookbackPeriods);

    /// <inheritdoc/>
    public int WarmUp => _simple.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "epma",
        Summary = "End-point moving average: where the straight line through the last values ends.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs = [new("epma", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new Epma((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value) => Value = (3 * _weighted.Update(value)) - (2 * _simple.Update(value));
}
