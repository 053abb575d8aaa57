using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Awesome oscillator: a fast simple average of the median price less a slow one, in the price's unit.</summary>
/// <remarks>
/// <c>sma((high + low) / 2, fast) − sma((high + low) / 2, slow)</c>; Williams (1998), New Trading Dimensions. Normalized, it is in percent
/// of the median price, NaN where that is 0.
/// </remarks>
public sealed class Awesome : IBarIndicator
{
    private readonly Sma _fast;
    private readonly Sma _slow;

    /// <summary>Averages over 1 or more bars each; the slow one over more than the fast one.</summary>
    public Awesome(int fastPeriods, int slowPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(slowPeriods, fastPeriods);
        (_fast, _slow) = (new Sma(fastPeriods), new Sma(slowPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp => _slow.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The value in percent of the median price.</summary>
    public double Normalized { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "awesome",
        Summary = "Awesome oscillator: a fast average of the median price less a slow one.",
        Parameters = [new("fast_periods", 5, Min: 1, IsInteger: true), new("slow_periods", 34, Min: 2, IsInteger: true)],
        Outputs = [new("oscillator", i => i.Value), new("normalized", i => ((Awesome)i).Normalized, Scale: OutputScale.None)],
        Input = IndicatorInput.Bars,
        Create = p => new Awesome((int)p[0], (int)p[1]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double price = (bar.High + bar.Low) / 2;
        Value = _fast.Update(price) - _slow.Update(price);
        Normalized = price == 0 ? double.NaN : 100 * Value / price;
        return Value;
    }
}
