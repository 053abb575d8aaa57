using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>
/// Accumulation/distribution line: volume counted as bought or sold by where the bar closed in its range, since the first bar. In base
/// quantity; only its changes mean anything.
/// </summary>
/// <remarks>
/// <c>multiplier = ((close − low) − (high − close)) / (high − low)</c>, 0 where the bar has no range; <c>v += multiplier · volume</c>.
/// Chaikin, after Williams (1972), The Secret of Selecting Stocks. A smoothed line is <c>sma(adl(), n)</c>.
/// </remarks>
public sealed class Adl : IBarIndicator
{
    private double _total;

    /// <inheritdoc/>
    public int WarmUp => 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Where the last bar closed: −1 at its low, 1 at its high.</summary>
    public double MoneyFlowMultiplier { get; private set; } = double.NaN;

    /// <summary>What the last bar added.</summary>
    public double MoneyFlowVolume { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "adl",
        Summary = "Accumulation/distribution line: volume counted as bought or sold by where each bar closed in its range.",
        Parameters = [],
        Outputs =
        [
            new("adl", i => i.Value, Scale: OutputScale.Second),
            new("money_flow_multiplier", i => ((Adl)i).MoneyFlowMultiplier, Scale: OutputScale.None),
            new("money_flow_volume", i => ((Adl)i).MoneyFlowVolume, Scale: OutputScale.Second),
        ],
        Input = IndicatorInput.Bars,
        Create = _ => new Adl(),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double range = bar.High - bar.Low;
        MoneyFlowMultiplier = range == 0 ? 0 : (bar.Close - bar.Low - (bar.High - bar.Close)) / range;
        MoneyFlowVolume = MoneyFlowMultiplier * bar.Volume;
        return Value = _total += MoneyFlowVolume;
    }
}
