using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Doji: a bar that closes about where it opened.</summary>
/// <remarks>
/// 1 where <c>|close / open − 1|</c> is at most the given percentage, else 0, NaN where the open is 0; Nison (1991), Japanese Candlestick
/// Charting Techniques.
/// </remarks>
/// <param name="maxPriceChangePercent">The most it may have moved, percent of the open, 0 or more.</param>
public sealed class Doji(double maxPriceChangePercent) : IBarIndicator
{
    private readonly double _most =
        maxPriceChangePercent >= 0 ? maxPriceChangePercent / 100 : throw new ArgumentOutOfRangeException(nameof(maxPriceChangePercent));

    /// <inheritdoc/>
    public int WarmUp => 1;

    /// <summary>1 at a doji, else 0.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The close of a doji; NaN at any other bar.</summary>
    public double Price { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "doji",
        Summary = "Doji: 1 where the bar closes within a percentage of its open, else 0; price is the close of such a bar.",
        Parameters = [new("max_price_change_percent", Default: 0.1, Min: 0, IsInteger: false)],
        Outputs = [new("match", i => i.Value, Scale: OutputScale.None), new("price", i => ((Doji)i).Price, IsSparse: true)],
        Input = IndicatorInput.Bars,
        Create = p => new Doji(p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        Value = bar.Open == 0 ? double.NaN : Math.Abs((bar.Close / bar.Open) - 1) <= _most ? 1 : 0;
        Price = Value == 1 ? bar.Close : double.NaN;
        return Value;
    }
}
