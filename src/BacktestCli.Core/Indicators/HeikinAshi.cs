using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Heikin-Ashi: bars averaged with those before, so that a trend keeps its colour. No price of theirs can be traded at.</summary>
/// <remarks>
/// <c>close = (open + high + low + close) / 4</c>, <c>open</c> the middle of the averaged body before, at first of the bar's own; high and
/// low reach to both; Valcu (2004), Technical Analysis of Stocks and Commodities 22(2). Volume stays as it is.
/// </remarks>
public sealed class HeikinAshi : IBarIndicator
{
    private (double Open, double High, double Low) _bar = (double.NaN, double.NaN, double.NaN);

    /// <inheritdoc/>
    public int WarmUp => 1;

    /// <summary>The averaged close.</summary>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "heikin_ashi",
        Summary = "Heikin-Ashi: bars averaged with those before, so that a trend keeps its colour.",
        Parameters = [],
        Outputs =
        [
            new("close", i => i.Value), new("open", i => ((HeikinAshi)i)._bar.Open), new("high", i => ((HeikinAshi)i)._bar.High),
            new("low", i => ((HeikinAshi)i)._bar.Low),
        ],
        Input = IndicatorInput.Bars,
        Create = _ => new HeikinAshi(),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double open = double.IsNaN(Value) ? (bar.Open + bar.Close) / 2 : (_bar.Open + Value) / 2;
        Value = (bar.Open + bar.High + bar.Low + bar.Close) / 4;
        _bar = (open, Math.Max(bar.High, Math.Max(open, Value)), Math.Min(bar.Low, Math.Min(open, Value)));
        return Value;
    }
}
