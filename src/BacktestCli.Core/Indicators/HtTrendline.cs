using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Instantaneous trendline: the average of the median price over exactly the dominant cycle, which removes the cycle.</summary>
/// <remarks>
/// The period is that of <see cref="HomodyneCycle"/>, measured from the seventh bar on; Ehlers (2001), Rocket Science for Traders. The
/// first value comes with bar 12 (Stock.Indicators gives prices before). The window changes its length, so a value takes a pass over
/// it, 50 bars at most.
/// </remarks>
public sealed class HtTrendline : IBarIndicator
{
    private const int Untouched = 6;

    private readonly HomodyneCycle _cycle = new();
    private readonly Wma _smoothPrice = new(4);
    private readonly Wma _smoothMean = new(4);
    private readonly double[] _prices = new double[50];
    private int _period;
    private long _seen;

    /// <inheritdoc/>
    public int WarmUp => 12;

    /// <inheritdoc/>
    public double Value => OnceWarm(_smoothMean.Value);

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "ht_trendline",
        Summary = "Instantaneous trendline: the average of the median price over the dominant cycle (Hilbert transform).",
        Parameters = [],
        Outputs =
        [
            new("trendline", i => i.Value),
            new("dc_periods", i => ((HtTrendline)i).OnceWarm(((HtTrendline)i)._period), Scale: OutputScale.None),
            new("smooth_price", i => ((HtTrendline)i).OnceWarm(((HtTrendline)i)._smoothPrice.Value)),
        ],
        Input = IndicatorInput.Bars,
        Create = _ => new HtTrendline(),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double price = (bar.High + bar.Low) / 2, smooth = _smoothPrice.Update(price), sum = 0;
        _prices[_seen++ % _prices.Length] = price;
        if (_seen <= Untouched)
            return Value;

        _cycle.Update(smooth);
        _period = (int)Math.Min(_cycle.Period + 0.5, _seen);
        for (int age = 0; age < _period; age++)
            sum += _prices[(_seen - 1 - age) % _prices.Length];
        _smoothMean.Update(_period > 0 ? sum / _period : price);
        return Value;
    }

    private double OnceWarm(double value) => _seen < WarmUp ? double.NaN : value;
}
