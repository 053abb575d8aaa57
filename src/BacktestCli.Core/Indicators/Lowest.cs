namespace BacktestCli.Core.Indicators;

/// <summary>The lowest of the last n values, the newest included.</summary>
/// <remarks><c>lowest(x) = −highest(−x)</c>, which is exact: negation does not round.</remarks>
/// <param name="lookbackPeriods">Values to choose from, 1 or more.</param>
public sealed class Lowest(int lookbackPeriods) : IValueIndicator
{
    private readonly Highest _ofNegated = new(lookbackPeriods);

    /// <inheritdoc/>
    public int WarmUp => _ofNegated.WarmUp;

    /// <inheritdoc/>
    public double Value => -_ofNegated.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "lowest",
        Summary = "The lowest of the last values, the newest included.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs = [new("lowest", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new Lowest((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value) => -_ofNegated.Update(-value);
}
