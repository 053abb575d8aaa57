using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Chandelier exit: a stop that hangs some average true ranges from the highest high, or stands on the lowest low.</summary>
/// <remarks>
/// <c>highest − multiplier · ATR</c> for a long position, <c>lowest + multiplier · ATR</c> for a short one; LeBeau (1999), Technical
/// Analysis of Stocks and Commodities. Stock.Indicators chooses between the two by a type.
/// </remarks>
/// <param name="lookbackPeriods">Bars in the range and in its average, 2 or more.</param>
/// <param name="multiplier">Distance in average true ranges, 0 or more.</param>
public sealed class Chandelier(int lookbackPeriods, double multiplier) : IBarIndicator
{
    private readonly Atr _step = new(lookbackPeriods);
    private readonly RecentRange _range = new(lookbackPeriods);
    private readonly double _multiplier = multiplier >= 0 ? multiplier : throw new ArgumentOutOfRangeException(nameof(multiplier));

    /// <inheritdoc/>
    public int WarmUp => _step.WarmUp;

    /// <summary>The exit of a long position; NaN until warm.</summary>
    public double Value => _range.High - (_multiplier * _step.Value);

    /// <summary>The exit of a short position; NaN until warm.</summary>
    public double Short => _range.Low + (_multiplier * _step.Value);

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "chandelier",
        Summary = "Chandelier exit: a stop some average true ranges from the highest high, or (short) the lowest low.",
        Parameters = [new("lookback_periods", 22, Min: 2, IsInteger: true), new("multiplier", 3, Min: 0, IsInteger: false)],
        Outputs = [new("chandelier_exit", i => i.Value), new("short", i => ((Chandelier)i).Short)],
        Input = IndicatorInput.Bars,
        Create = p => new Chandelier((int)p[0], p[1]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        _step.Update(bar);
        _range.Update(bar.High, bar.Low);
        return Value;
    }
}
