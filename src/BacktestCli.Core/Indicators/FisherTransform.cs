using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Fisher transform: where the median price stands in its range, stretched so that turning points are sharp.</summary>
/// <remarks>
/// <c>x = 0.66 · (place in the range − ½) + 0.67 · previous x</c>, held within ±0.999;
/// <c>v = ½ · ln((1 + x) / (1 − x)) + ½ · previous v</c>; Ehlers (2002), Technical Analysis of Stocks and Commodities 20(11). It runs
/// from the first bar, over as many bars as there are, and is told from bar n on (Stock.Indicators tells all). A range of 0: x = 0.
/// </remarks>
/// <param name="lookbackPeriods">Bars in the range, 1 or more.</param>
public sealed class FisherTransform(int lookbackPeriods) : IBarIndicator
{
    private readonly RecentRange _range = new(lookbackPeriods);
    private (double High, double Low) _first = (double.NegativeInfinity, double.PositiveInfinity);
    private (double Place, double Fisher, double Trigger) _state = (0, 0, double.NaN);

    /// <inheritdoc/>
    public int WarmUp => _range.WarmUp;

    /// <inheritdoc/>
    public double Value => double.IsNaN(_range.High) ? double.NaN : _state.Fisher;

    /// <summary>The value before the last; NaN until warm.</summary>
    public double Trigger => double.IsNaN(_range.High) ? double.NaN : _state.Trigger;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "fisher_transform",
        Summary = "Fisher transform: where the median price stands in its range, stretched so that turning points are sharp.",
        Parameters = [new("lookback_periods", Default: 10, Min: 1, IsInteger: true)],
        Outputs = [new("fisher", i => i.Value), new("trigger", i => ((FisherTransform)i).Trigger)],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new FisherTransform((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double price = (bar.High + bar.Low) / 2, previous = _first.Low > _first.High ? double.NaN : _state.Fisher;
        _first = (Math.Max(_first.High, price), Math.Min(_first.Low, price));
        (double high, double low) = double.IsNaN(_range.Update(price, price)) ? _first : (_range.High, _range.Low);
        double place = high > low ? (0.66 * (((price - low) / (high - low)) - 0.5)) + (0.67 * _state.Place) : 0;
        place = Math.Abs(place) > 0.99 ? Math.CopySign(0.999, place) : place;
        _state = (place, (0.5 * Math.Log((1 + place) / (1 - place))) + (0.5 * _state.Fisher), previous);
        return Value;
    }
}
