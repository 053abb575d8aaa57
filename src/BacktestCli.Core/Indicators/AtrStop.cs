using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Trailing stop some average true ranges from the price: below in a rise, above in a fall; a close beyond turns it.</summary>
/// <remarks>
/// The bands <c>end ± multiplier · ATR</c> only close in, until the previous close is beyond them; the side at first is that of the first
/// change. End is the close, or the high and the low; after Wilder's volatility stop (1978), as Stock.Indicators does it.
/// </remarks>
/// <param name="lookbackPeriods">Ranges in the average, 2 or more.</param>
/// <param name="multiplier">Distance in average true ranges, 0 or more.</param>
/// <param name="endType">What the distance is from: 0 the close, 1 the high (upper band) and low (lower band).</param>
public sealed class AtrStop(int lookbackPeriods, double multiplier, int endType) : IBarIndicator
{
    private readonly Atr _range = new(lookbackPeriods);
    private readonly double _multiplier = multiplier >= 0 ? multiplier : throw new ArgumentOutOfRangeException(nameof(multiplier));
    private readonly bool _ofCloses = endType is 0 or 1 ? endType == 0 : throw new ArgumentOutOfRangeException(nameof(endType));
    private readonly TrailingBands _bands = new();
    private double _previousClose;

    /// <inheritdoc/>
    public int WarmUp => _range.WarmUp;

    /// <summary>The stop; NaN until warm.</summary>
    public double Value => _bands.Stop;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "atr_stop",
        Summary = "Trailing stop some average true ranges from the close (end_type 0) or from high and low (1).",
        Parameters = [new("lookback_periods", 21, Min: 2, true), new("multiplier", 3, Min: 0, false), new("end_type", 0, Min: 0, true)],
        Outputs =
        [
            new("atr_stop", i => i.Value),
            new("buy_stop", i => ((AtrStop)i)._bands.Rises == true ? double.NaN : i.Value, IsSparse: true),
            new("sell_stop", i => ((AtrStop)i)._bands.Rises == false ? double.NaN : i.Value, IsSparse: true),
        ],
        Input = IndicatorInput.Bars,
        Create = p => new AtrStop((int)p[0], p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        (double reach, bool rises) = (_multiplier * _range.Update(bar), bar.Close >= _previousClose);
        _previousClose = bar.Close;
        (double upper, double lower) = _ofCloses ? (bar.Close, bar.Close) : (bar.High, bar.Low);
        return _bands.Update(upper + reach, lower - reach, bar.Close, rises);
    }
}
