using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Balance of power: how much of each bar's range lies between open and close, averaged; −1 (all down) to 1 (all up).</summary>
/// <remarks>
/// <c>sma((close − open) / (high − low))</c>; Livshin (2001), Technical Analysis of Stocks and Commodities 19(8). A bar without a range
/// counts as 0, no power either way (Stock.Indicators gives none).
/// </remarks>
/// <param name="smoothPeriods">Bars in the average, 1 or more.</param>
public sealed class Bop(int smoothPeriods) : IBarIndicator
{
    private readonly Sma _average = new(smoothPeriods);

    /// <inheritdoc/>
    public int WarmUp => _average.WarmUp;

    /// <inheritdoc/>
    public double Value => _average.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "bop",
        Summary = "Balance of power: how much of each bar's range lies between open and close, -1 to 1.",
        Parameters = [new("smooth_periods", Default: 14, Min: 1, IsInteger: true)],
        Outputs = [new("bop", i => i.Value)],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new Bop((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double range = bar.High - bar.Low;
        return _average.Update(range == 0 ? 0 : (bar.Close - bar.Open) / range);
    }
}
