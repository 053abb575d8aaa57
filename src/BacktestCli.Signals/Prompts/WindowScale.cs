using BacktestCli.Core.Market;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Prompts;

/// <summary>
/// What the figures of a window are multiplied by, so that an anonymous question shows none on the scale of the instrument.
/// </summary>
internal sealed class WindowScale
{
    private readonly bool _isAnonymous;
    private readonly bool _hasVolume;

    /// <param name="window">The bars and their values.</param>
    /// <param name="disguise">Whether anything is hidden.</param>
    public WindowScale(InstrumentWindow window, Disguise disguise)
    {
        double mean = window.Bars.Average(bar => bar.Volume);
        (_isAnonymous, _hasVolume) = (disguise.IsAnonymous, mean > 0);
        OfPrice = disguise.ScaleOf(window.Instrument);
        OfVolume = _isAnonymous && _hasVolume ? 1 / mean : 1;
    }

    /// <summary>Of prices: the first close becomes 100.</summary>
    public double OfPrice { get; }

    /// <summary>Of volumes: their mean becomes 1.</summary>
    public double OfVolume { get; }

    /// <summary>Of a value: as its scale says; where none is known, or there is no volume to go by, its mean size becomes 1.</summary>
    public double FactorOf(BarValues values)
    {
        if (!_isAnonymous)
            return 1;
        return IsOnItsOwn(values) ? OwnFactor(values) : values.Scale!.Value.Factor(OfPrice, OfVolume);
    }

    /// <summary>What a model is told of the columns that are rescaled other than prices: each must be read as what it is.</summary>
    public string Describe(IReadOnlyList<BarValues> all)
    {
        if (!_isAnonymous)
            return "";
        string withVolume = Names(all.Where(one => !IsOnItsOwn(one) && one.Scale != ValueScale.None && one.Scale != ValueScale.OfPrice));
        string alone = Names(all.Where(IsOnItsOwn));
        return (withVolume.Length > 0 ? $" Rescaled as the prices and volumes that they are made of: {withVolume}." : "")
            + (alone.Length > 0 ? $" Rescaled each on its own, 1 is its mean size over the window: {alone}." : "");
    }

    private static string Names(IEnumerable<BarValues> values) => string.Join(", ", values.Select(BarTable.NameOf));

    private static double OwnFactor(BarValues values)
    {
        double size = values.Values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Average();
        return size > 0 ? 1 / size : 1;
    }

    private bool IsOnItsOwn(BarValues values) => values.Scale is not { } scale || (scale.Volume != 0 && !_hasVolume);
}
