namespace BacktestCli.Core.Indicators;

/// <summary>Chande momentum oscillator: how one-sided the last n changes were, from −100 (all down) to 100 (all up).</summary>
/// <remarks>
/// <c>100 · (Σ rises − Σ falls) / (Σ rises + Σ falls)</c>; Chande and Kroll (1994), The New Technical Trader. Where nothing has moved it
/// is 0, neither up nor down (Stock.Indicators gives none).
/// </remarks>
/// <param name="lookbackPeriods">Changes in the sums, 1 or more.</param>
public sealed class Cmo(int lookbackPeriods) : IValueIndicator
{
    private readonly Sma _rises = new(lookbackPeriods);
    private readonly Sma _falls = new(lookbackPeriods);
    private double _previous = double.NaN;

    /// <inheritdoc/>
    public int WarmUp => _rises.WarmUp + 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "cmo",
        Summary = "Chande momentum oscillator: how one-sided the last changes were, -100 to 100.",
        Parameters = [new("lookback_periods", Default: 14, Min: 1, IsInteger: true)],
        Outputs = [new("cmo", i => i.Value)],
        Input = IndicatorInput.Series, Scale = OutputScale.None,
        Create = p => new Cmo((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double change = value - _previous;
        _previous = value;
        if (double.IsNaN(change))
            return Value;

        double rises = _rises.Update(Math.Max(change, 0)), falls = _falls.Update(Math.Max(-change, 0));
        return Value = rises + falls == 0 ? 0 : 100 * (rises - falls) / (rises + falls);
    }
}
