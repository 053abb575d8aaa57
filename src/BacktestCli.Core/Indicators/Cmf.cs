using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Chaikin money flow: how much of the recent volume was bought or sold, by where bars closed; −1 to 1.</summary>
/// <remarks>
/// <c>Σ(multiplier · volume) / Σ volume</c>, the multiplier being that of <see cref="Adl"/>; NaN where nothing has traded. Chaikin, in
/// Achelis (1995), Technical Analysis from A to Z.
/// </remarks>
/// <param name="lookbackPeriods">Bars in the sums, 1 or more.</param>
public sealed class Cmf(int lookbackPeriods) : IBarIndicator
{
    private readonly Adl _line = new();
    private readonly Sma _flow = new(lookbackPeriods);
    private readonly Sma _volume = new(lookbackPeriods);

    /// <inheritdoc/>
    public int WarmUp => _flow.WarmUp;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "cmf",
        Summary = "Chaikin money flow: how much of the recent volume was bought or sold, by where bars closed; -1 to 1.",
        Parameters = [new("lookback_periods", Default: 20, Min: 1, IsInteger: true)],
        Outputs =
        [
            new("cmf", i => i.Value, Scale: OutputScale.None),
            new("money_flow_multiplier", i => ((Cmf)i)._line.MoneyFlowMultiplier, Scale: OutputScale.None),
            new("money_flow_volume", i => ((Cmf)i)._line.MoneyFlowVolume, Scale: OutputScale.Second),
        ],
        Input = IndicatorInput.Bars,
        Create = p => new Cmf((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        _line.Update(bar);
        double flow = _flow.Update(_line.MoneyFlowVolume), volume = _volume.Update(bar.Volume);
        return Value = volume == 0 ? double.NaN : flow / volume;
    }
}
