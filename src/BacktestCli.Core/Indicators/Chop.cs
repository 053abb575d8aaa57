using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Choppiness index: how much of the way was to and fro, from 0 (a straight line) to 100 (sideways).</summary>
/// <remarks>
/// <c>100 · log(Σ true range / (highest true high − lowest true low)) / log n</c>, NaN where nothing has moved; Dreiss, in Australian
/// Technical Analysts Association (1993). The first bar has no true range, so the first value comes with bar n + 1.
/// </remarks>
public sealed class Chop : IBarIndicator
{
    private readonly RecentRange _reach;
    private readonly Sma _range;
    private double _previousClose = double.NaN;

    /// <summary>An index over <paramref name="lookbackPeriods"/> bars, 2 or more.</summary>
    public Chop(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 2);
        (_reach, _range) = (new RecentRange(lookbackPeriods), new Sma(lookbackPeriods));
    }

    /// <inheritdoc/>
    public int WarmUp => _range.WarmUp + 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "chop",
        Summary = "Choppiness index: how much of the way was to and fro, 0 (straight) to 100 (sideways).",
        Parameters = [new("lookback_periods", Default: 14, Min: 2, IsInteger: true)],
        Outputs = [new("chop", i => i.Value)],
        Input = IndicatorInput.Bars, Scale = OutputScale.None,
        Create = p => new Chop((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double high = Math.Max(bar.High, _previousClose), low = Math.Min(bar.Low, _previousClose);
        _previousClose = bar.Close;
        if (double.IsNaN(high))
            return Value;

        int count = _range.WarmUp;
        double sum = count * _range.Update(high - low);
        _reach.Update(high, low);
        return Value = _reach.Width > 0 ? 100 * Math.Log(sum / _reach.Width) / Math.Log(count) : double.NaN;
    }
}
