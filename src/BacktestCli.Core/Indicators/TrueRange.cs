using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>
/// True range: how far the price went in a bar, the jump from the previous close included. In the price's unit, 0 or more.
/// </summary>
/// <remarks><c>max(high, previous close) − min(low, previous close)</c>, so NaN at the first bar; Wilder (1978).</remarks>
public sealed class TrueRange : IBarIndicator
{
    private double _previousClose = double.NaN;

    /// <inheritdoc/>
    public int WarmUp => 2;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "true_range",
        Summary = "True range: how far the price went in a bar, the jump from the previous close included.",
        Parameters = [],
        Outputs = [new("true_range", i => i.Value)],
        Input = IndicatorInput.Bars,
        Create = _ => new TrueRange(),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        Value = Math.Max(bar.High, _previousClose) - Math.Min(bar.Low, _previousClose);
        _previousClose = bar.Close;
        return Value;
    }
}
