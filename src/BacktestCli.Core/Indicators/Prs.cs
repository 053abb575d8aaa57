namespace BacktestCli.Core.Indicators;

/// <summary>Price relative strength: a series in units of another, the base. It rises where the first does better.</summary>
/// <remarks>
/// <c>a / b</c>, NaN where the base is 0; Levy (1967), Journal of Finance 22(4). <c>percent</c> is the change of the first in n steps less
/// that of the base, as fractions. A smoothed line is <c>sma(prs(a, b), n)</c>.
/// </remarks>
/// <param name="lookbackPeriods">Steps that the changes are over, 1 or more.</param>
public sealed class Prs(int lookbackPeriods) : IPairIndicator
{
    private readonly Roc _change = new(lookbackPeriods);
    private readonly Roc _ofBase = new(lookbackPeriods);

    /// <inheritdoc/>
    public int WarmUp => 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Change of the series less that of the base, fractions; it comes n steps after the first value.</summary>
    public double Percent => (_change.Value - _ofBase.Value) / 100;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "prs",
        Summary = "Price relative strength: a series in units of the second, the base, and how much better it did.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs =
        [
            new("prs", i => i.Value, Scale: OutputScale.Quotient), new("prs_percent", i => ((Prs)i).Percent, Scale: OutputScale.None),
        ],
        Input = IndicatorInput.Pair,
        Create = p => new Prs((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double first, double second)
    {
        _change.Update(first);
        _ofBase.Update(second);
        return Value = second == 0 ? double.NaN : first / second;
    }
}
