using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Ultimate oscillator: how much of the recent range was bought, over three spans at once, from 0 to 100.</summary>
/// <remarks>
/// <c>100 · (4a + 2b + c) / 7</c>, each <c>Σ(close − low) / Σ range</c> over its span, low and range being true ones (see
/// <see cref="TrueRange"/>); Williams (1985), Technical Analysis of Stocks and Commodities 3(4). A span without a range counts as a half.
/// </remarks>
public sealed class Ultimate : IBarIndicator
{
    private readonly (Sma Bought, Sma Range) _short;
    private readonly (Sma Bought, Sma Range) _middle;
    private readonly (Sma Bought, Sma Range) _long;
    private double _previousClose = double.NaN;

    /// <summary>Spans of 1 or more bars, each longer than the one before.</summary>
    public Ultimate(int shortPeriods, int middlePeriods, int longPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(middlePeriods, shortPeriods);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(longPeriods, middlePeriods);
        _short = (new Sma(shortPeriods), new Sma(shortPeriods));
        _middle = (new Sma(middlePeriods), new Sma(middlePeriods));
        (_long, WarmUp) = ((new Sma(longPeriods), new Sma(longPeriods)), longPeriods + 1);
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "ultimate",
        Summary = "Ultimate oscillator: share of the recent range that was bought, over three spans, 0 to 100.",
        Parameters = [new("short_periods", 7, Min: 1, true), new("middle_periods", 14, Min: 2, true), new("long_periods", 28, 3, true)],
        Outputs = [new("ultimate", i => i.Value)],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new Ultimate((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double low = Math.Min(bar.Low, _previousClose), bought = bar.Close - low, range = Math.Max(bar.High, _previousClose) - low;
        _previousClose = bar.Close;
        return double.IsNaN(range)
            ? Value
            : Value = 100 * ((4 * Share(_short, bought, range)) + (2 * Share(_middle, bought, range)) + Share(_long, bought, range)) / 7;
    }

    private static double Share((Sma Bought, Sma Range) span, double bought, double range)
    {
        double part = span.Bought.Update(bought), whole = span.Range.Update(range);
        return whole == 0 ? 0.5 : part / whole;
    }
}
