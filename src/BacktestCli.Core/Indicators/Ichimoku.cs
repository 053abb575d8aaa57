using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Ichimoku cloud: the middles of three ranges, two of them drawn as a cloud, kijun periods later.</summary>
/// <remarks>
/// A line is <c>(highest high + lowest low) / 2</c>. Span A is the mean of tenkan and kijun, span B the middle of the longest range, both
/// as they were kijun periods ago: what the chart shows at this bar. The chikou span is only the close, drawn kijun periods back, where
/// nobody could know it, and so is not among the outputs. Hosoda (1969), Ichimoku Kinko Hyo.
/// </remarks>
public sealed class Ichimoku : IBarIndicator
{
    private readonly RecentRange _tenkan;
    private readonly RecentRange _kijun;
    private readonly RecentRange _senkouB;
    private readonly Delay _spanA;
    private readonly Delay _spanB;

    /// <summary>Ranges of 1 or more bars; senkou B longer than kijun.</summary>
    public Ichimoku(int tenkanPeriods, int kijunPeriods, int senkouBPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(senkouBPeriods, kijunPeriods);
        (_tenkan, _kijun, _senkouB) = (new(tenkanPeriods), new(kijunPeriods), new(senkouBPeriods));
        (_spanA, _spanB, WarmUp) = (new Delay(kijunPeriods), new Delay(kijunPeriods), tenkanPeriods);
    }

    /// <inheritdoc/>
    public int WarmUp { get; }

    /// <summary>The tenkan-sen, or conversion line; NaN until warm.</summary>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "ichimoku",
        Summary = "Ichimoku cloud: middles of three ranges. The chikou span would be only the close, and is not offered.",
        Parameters =
        [
            new("tenkan_periods", 9, Min: 1, IsInteger: true), new("kijun_periods", 26, Min: 1, IsInteger: true),
            new("senkou_b_periods", 52, Min: 2, IsInteger: true),
        ],
        Outputs =
        [
            new("tenkan_sen", i => i.Value), new("kijun_sen", i => ((Ichimoku)i)._kijun.Middle),
            new("senkou_span_a", i => ((Ichimoku)i)._spanA.Value), new("senkou_span_b", i => ((Ichimoku)i)._spanB.Value),
        ],
        Input = IndicatorInput.Bars,
        Create = p => new Ichimoku((int)p[0], (int)p[1], (int)p[2]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        Value = _tenkan.Update(bar.High, bar.Low);
        _spanA.Update((Value + _kijun.Update(bar.High, bar.Low)) / 2);
        _spanB.Update(_senkouB.Update(bar.High, bar.Low));
        return Value;
    }
}
