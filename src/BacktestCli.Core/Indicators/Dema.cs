namespace BacktestCli.Core.Indicators;

/// <summary>Double exponential moving average: an exponential average with most of its lag taken off.</summary>
/// <remarks>
/// <c>2 · ema(x) − ema(ema(x))</c>; Mulloy (1994), Technical Analysis of Stocks and Commodities 12(1). The second average starts from the
/// first value of the first, so both come with input n.
/// </remarks>
/// <param name="lookbackPeriods">Inputs in each average, 1 or more.</param>
public sealed class Dema(int lookbackPeriods) : IValueIndicator
{
    private readonly Ema _average = new(lookbackPeriods);
    private SeededAverage _ofAverage = new(seed: 1, 2 / (lookbackPeriods + 1.0));

    /// <inheritdoc/>
    public int WarmUp => _average.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "dema",
        Summary = "Double exponential moving average: an exponential average with most of its lag taken off.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs = [new("dema", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new Dema((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double average = _average.Update(value);
        return double.IsNaN(average) ? Value : Value = (2 * average) - _ofAverage.Update(average);
    }
}
