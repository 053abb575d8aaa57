using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Average true range: how far the price usually goes in a bar, in the price's unit.</summary>
/// <remarks>
/// The Wilder average of the last n true ranges. The first bar has none, so the first value comes with bar n + 1; Wilder (1978), New
/// Concepts in Technical Trading Systems.
/// </remarks>
public sealed class Atr : IBarIndicator
{
    private readonly TrueRange _range = new();
    private readonly WilderAverage _average;
    private double _close = double.NaN;

    /// <summary>An average of <paramref name="lookbackPeriods"/> ranges, 2 or more.</summary>
    public Atr(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 2);
        _average = new WilderAverage(lookbackPeriods);
    }

    /// <inheritdoc/>
    public int WarmUp => _average.WarmUp + 1;

    /// <inheritdoc/>
    public double Value => _average.Value;

    /// <summary>The value in percent of the last close (ATRP); NaN until warm and where the close is 0.</summary>
    public double Percent => _close == 0 ? double.NaN : 100 * Value / _close;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "atr",
        Summary = "Average true range: how far the price usually goes in a bar.",
        Parameters = [new("lookback_periods", Default: 14, Min: 2, IsInteger: true)],
        Outputs =
        [
            new("atr", i => i.Value), new("percent", i => ((Atr)i).Percent, Scale: OutputScale.None),
            new("true_range", i => ((Atr)i)._range.Value),
        ],
        Input = IndicatorInput.Bars,
        Create = p => new Atr((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        _close = bar.Close;
        double range = _range.Update(bar);
        return double.IsNaN(range) ? Value : _average.Update(range);
    }
}
