namespace BacktestCli.Core.Indicators;

/// <summary>Moving average envelopes: a simple moving average, and lines some percent above and below it.</summary>
/// <remarks>
/// <c>sma · (1 ± percent / 100)</c>; Murphy (1999), Technical Analysis of the Financial Markets. Around another average they are written
/// as an expression: <c>ema(close, 20) * 1.025</c>.
/// </remarks>
public sealed class MaEnvelopes : IValueIndicator
{
    private readonly Sma _average;
    private readonly double _offset;

    /// <summary>Envelopes of an average of 1 or more values, 0 percent or more away.</summary>
    public MaEnvelopes(int lookbackPeriods, double percentOffset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percentOffset);
        (_average, _offset) = (new Sma(lookbackPeriods), percentOffset / 100);
    }

    /// <inheritdoc/>
    public int WarmUp => _average.WarmUp;

    /// <summary>The centre line, the average; NaN until warm.</summary>
    public double Value => _average.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "ma_envelopes",
        Summary = "Moving average envelopes: a simple average and lines some percent above and below it.",
        Parameters = [new("lookback_periods", 20, Min: 1, IsInteger: true), new("percent_offset", 2.5, Min: 0, IsInteger: false)],
        Outputs =
        [
            new("centerline", i => i.Value), new("upper_envelope", i => i.Value * (1 + ((MaEnvelopes)i)._offset)),
            new("lower_envelope", i => i.Value * (1 - ((MaEnvelopes)i)._offset)),
        ],
        Input = IndicatorInput.Series,
        Create = p => new MaEnvelopes((int)p[0], p[1]),
    };

    /// <inheritdoc/>
    public double Update(double value) => _average.Update(value);
}
