using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Super trend: a stop some average true ranges below a rising price or above a falling one, which never retreats.</summary>
/// <remarks>
/// Bands <c>(high + low) / 2 ± k · atr</c> that only draw nearer until a close has been beyond them; Seban (2009). The line is the lower
/// band while closes stay above it, then the upper one. Stock.Indicators shows only the band in force; both are kept here.
/// </remarks>
public sealed class SuperTrend : IBarIndicator
{
    private readonly Atr _range;
    private readonly double _multiplier;
    private readonly TrailingBands _bands = new();

    /// <summary>Ranges of 2 or more bars, times 0 or more.</summary>
    public SuperTrend(int lookbackPeriods, double multiplier)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(multiplier);
        (_range, _multiplier) = (new Atr(lookbackPeriods), multiplier);
    }

    /// <inheritdoc/>
    public int WarmUp => _range.WarmUp;

    /// <inheritdoc/>
    public double Value => _bands.Stop;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "super_trend",
        Summary = "Super trend: a stop below a rising price or above a falling one, which never retreats; and both its bands.",
        Parameters = [new("lookback_periods", 10, Min: 2, IsInteger: true), new("multiplier", 3, Min: 0, IsInteger: false)],
        Outputs =
        [
            new("super_trend", i => i.Value), new("upper_band", i => ((SuperTrend)i)._bands.Upper),
            new("lower_band", i => ((SuperTrend)i)._bands.Lower),
        ],
        Input = IndicatorInput.Bars,
        Create = p => new SuperTrend((int)p[0], p[1]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double reach = _multiplier * _range.Update(bar), middle = (bar.High + bar.Low) / 2;
        return _bands.Update(middle + reach, middle - reach, bar.Close, startsRising: bar.Close >= middle);
    }
}
