using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Williams %R: how far the close is below the top of the recent range, from −100 (at the lowest low) to 0.</summary>
/// <remarks>
/// <c>100 · (close − highest) / (highest − lowest)</c>; Williams (1973), How I Made One Million Dollars Last Year Trading Commodities. A
/// range of 0 counts as −50, neither high nor low.
/// </remarks>
/// <param name="lookbackPeriods">Bars in the range, 1 or more.</param>
public sealed class WilliamsR(int lookbackPeriods) : IBarIndicator
{
    private readonly RecentRange _range = new(lookbackPeriods);

    /// <inheritdoc/>
    public int WarmUp => _range.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "williams_r",
        Summary = "Williams %R: how far the close is below the top of the recent range, -100 to 0.",
        Parameters = [new("lookback_periods", Default: 14, Min: 1, IsInteger: true)],
        Outputs = [new("williams_r", i => i.Value)],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new WilliamsR((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        _range.Update(bar.High, bar.Low);
        return Value = _range.Width == 0 ? -50 : 100 * (bar.Close - _range.High) / _range.Width;
    }
}
