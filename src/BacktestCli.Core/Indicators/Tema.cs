namespace BacktestCli.Core.Indicators;

/// <summary>Triple exponential moving average: one that takes back most of the lag of an ordinary one.</summary>
/// <remarks>
/// <c>3·e₁ − 3·e₂ + e₃</c>, an average, its average and the average of that, all seeded with the mean of the first n inputs; Mulloy (1994),
/// Technical Analysis of Stocks and Commodities 12(2).
/// </remarks>
/// <param name="lookbackPeriods">Inputs of each average, 1 or more.</param>
public sealed class Tema(int lookbackPeriods) : IValueIndicator
{
    private readonly TripleAverage _averages = new(lookbackPeriods);

    /// <inheritdoc/>
    public int WarmUp => _averages.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "tema",
        Summary = "Triple exponential moving average: an average that lags little.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs = [new("tema", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new Tema((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double thrice = _averages.Update(value);
        return Value = (3 * (_averages.Once - _averages.Twice)) + thrice;
    }
}
