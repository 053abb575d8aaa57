using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Donchian channel: highest high and lowest low of the n bars before this one, so that this bar can break out of it.</summary>
/// <remarks>
/// Donchian's four-week rule, made known by Dunn and Hargitt (1970), Trader's Notebook. This bar is not in the channel, so the first
/// value comes with bar n + 1. <c>centerline = (upper + lower) / 2</c>, <c>width = (upper − lower) / centerline</c>, NaN where the centre
/// line is 0.
/// </remarks>
/// <param name="lookbackPeriods">Bars in the channel, 1 or more.</param>
public sealed class Donchian(int lookbackPeriods) : IBarIndicator
{
    private readonly RecentRange _range = new(lookbackPeriods);

    /// <inheritdoc/>
    public int WarmUp => _range.WarmUp + 1;

    /// <summary>The upper edge: the highest high; NaN until warm.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The lower edge: the lowest low; NaN until warm.</summary>
    public double Lower { get; private set; } = double.NaN;

    /// <summary>Half way between the edges.</summary>
    public double Centerline => (Value + Lower) / 2;

    /// <summary>Distance of the edges as a fraction of the centre line.</summary>
    public double Width => Centerline == 0 ? double.NaN : (Value - Lower) / Centerline;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "donchian",
        Summary = "Donchian channel: highest high and lowest low of the bars before this one.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs =
        [
            new("upper", i => i.Value), new("lower", i => ((Donchian)i).Lower), new("centerline", i => ((Donchian)i).Centerline),
            new("width", i => ((Donchian)i).Width, Scale: OutputScale.None),
        ],
        Input = IndicatorInput.Bars,
        Create = p => new Donchian((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        (Value, Lower) = (_range.High, _range.Low);
        _range.Update(bar.High, bar.Low);
        return Value;
    }
}
