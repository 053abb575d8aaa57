using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Commodity channel index: how unusually far the typical price is from its average; mostly within ±100.</summary>
/// <remarks>
/// <c>(price − mean) / (0.015 · mean absolute deviation)</c>, NaN where all prices are equal; Lambert (1980), Commodities 9(10). The mean
/// moves with each bar and with it every deviation, so a value costs a pass over the n prices.
/// </remarks>
public sealed class Cci : IBarIndicator
{
    private readonly RecentValues _prices;
    private readonly Sma _mean;

    /// <summary>An index over <paramref name="lookbackPeriods"/> bars, 2 or more.</summary>
    public Cci(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 2);
        (_prices, _mean) = (new RecentValues(lookbackPeriods), new Sma(lookbackPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp => _mean.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "cci",
        Summary = "Commodity channel index: how unusually far the typical price is from its average.",
        Parameters = [new("lookback_periods", Default: 20, Min: 2, IsInteger: true)],
        Outputs = [new("cci", i => i.Value)],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new Cci((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double price = bar.TypicalPrice, mean = _mean.Update(price), sum = 0;
        bool differs = false;
        foreach (double earlier in _prices.Add(price))
        {
            sum += Math.Abs(earlier - mean);
            differs |= earlier != price;
        }

        return Value = differs ? (price - mean) / (0.015 * sum / WarmUp) : double.NaN;
    }
}
