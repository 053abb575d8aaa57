using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Volume-weighted moving average of the last n closes.</summary>
/// <remarks>
/// <c>Σ(close · volume) / Σ volume</c>, NaN where nothing has traded; Buff Dormeier (2001), Technical Analysis of Stocks and Commodities
/// 19(2).
/// </remarks>
/// <param name="lookbackPeriods">Closes in the average, 1 or more.</param>
public sealed class Vwma(int lookbackPeriods) : IBarIndicator
{
    private readonly Sma _turnover = new(lookbackPeriods);
    private readonly Sma _volume = new(lookbackPeriods);

    /// <inheritdoc/>
    public int WarmUp => _volume.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "vwma",
        Summary = "Volume-weighted moving average: closes at which more was traded weigh more.",
        Parameters = [new("lookback_periods", Default: 10, Min: 1, IsInteger: true)],
        Outputs = [new("vwma", i => i.Value)],
        Input = IndicatorInput.Bars,
        Create = p => new Vwma((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double turnover = _turnover.Update(bar.Close * bar.Volume), volume = _volume.Update(bar.Volume);
        return Value = volume == 0 ? double.NaN : turnover / volume;
    }
}
