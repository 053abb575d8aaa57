using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Force index: change of the close times volume, averaged. In quote currency.</summary>
/// <remarks><c>ema((close − previous close) · volume)</c>, first at bar n + 1; Elder (1993), Trading for a Living.</remarks>
/// <param name="lookbackPeriods">Changes in the average, 1 or more.</param>
public sealed class ForceIndex(int lookbackPeriods) : IBarIndicator
{
    private readonly Ema _average = new(lookbackPeriods);
    private double _previousClose = double.NaN;

    /// <inheritdoc/>
    public int WarmUp => _average.WarmUp + 1;

    /// <inheritdoc/>
    public double Value => _average.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "force_index",
        Summary = "Force index: change of the close times volume, averaged.",
        Parameters = [new("lookback_periods", Default: 2, Min: 1, IsInteger: true)],
        Outputs = [new("force_index", i => i.Value)],
        Input = IndicatorInput.Bars, Scale = OutputScale.Product,
        Create = p => new ForceIndex((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double change = bar.Close - _previousClose;
        _previousClose = bar.Close;
        return double.IsNaN(change) ? Value : _average.Update(change * bar.Volume);
    }
}
