using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Stochastic oscillator: where the close stands in the recent range, from 0 (at the lowest low) to 100.</summary>
/// <remarks>
/// <c>100 · (close − lowest) / (highest − lowest)</c>, averaged over the smooth periods to %K, which averaged over the signal periods is
/// %D; Lane (1984), Technical Analysis of Stocks and Commodities 2(3). <c>%J = 3%K − 2%D</c>. A range of 0 counts as 50, neither high
/// nor low (Stock.Indicators says 0).
/// </remarks>
/// <param name="lookbackPeriods">Bars in the range, 1 or more.</param>
/// <param name="signalPeriods">Values of %K averaged to %D, 1 or more.</param>
/// <param name="smoothPeriods">Raw values averaged to %K, 1 or more; 1 is the fast oscillator.</param>
public sealed class Stochastic(int lookbackPeriods, int signalPeriods, int smoothPeriods) : IBarIndicator
{
    private readonly PlaceInRange _k = new(lookbackPeriods, smoothPeriods);
    private readonly Sma _d = new(signalPeriods);

    /// <inheritdoc/>
    public int WarmUp => _k.WarmUp;

    /// <summary>%K; NaN until warm.</summary>
    public double Value => _k.Value;

    /// <summary>%D, the signal line; it comes signal periods − 1 bars after the first %K.</summary>
    public double Signal => _d.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "stochastic",
        Summary = "Stochastic oscillator: where the close stands in the recent range, 0 to 100.",
        Parameters =
        [
            new("lookback_periods", 14, Min: 1, IsInteger: true), new("signal_periods", 3, Min: 1, IsInteger: true),
            new("smooth_periods", 3, Min: 1, IsInteger: true),
        ],
        Outputs =
        [
            new("k", i => i.Value), new("d", i => ((Stochastic)i).Signal), new("j", i => (3 * i.Value) - (2 * ((Stochastic)i).Signal)),
        ],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new Stochastic((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double k = _k.Update(bar.High, bar.Low, bar.Close);
        if (!double.IsNaN(k))
            _d.Update(k);
        return k;
    }
}
