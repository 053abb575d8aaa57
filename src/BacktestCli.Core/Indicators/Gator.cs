using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Gator oscillator: how far the lines of the alligator stand apart, above 0 jaw and teeth, below 0 teeth and lips.</summary>
/// <remarks><c>upper = |jaw − teeth|</c>, <c>lower = −|teeth − lips|</c>, of the alligator 13/8, 8/5, 5/3; Williams (1998), New Trading
/// Dimensions. Expanding is 1 where a side is farther from 0 than at the bar before, 0 where not.</remarks>
public sealed class Gator : IBarIndicator
{
    private readonly Alligator _lines = (Alligator)Alligator.Entry.Create([13, 8, 8, 5, 5, 3]);
    private (double Upper, double Lower) _previous = (double.NaN, double.NaN);

    /// <inheritdoc/>
    public int WarmUp => _lines.WarmUp;

    /// <summary>The upper side, 0 or more; NaN until warm.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The lower side, 0 or less; it comes sooner than the upper.</summary>
    public double Lower { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "gator",
        Summary = "Gator oscillator: how far the lines of the alligator stand apart.",
        Parameters = [],
        Outputs =
        [
            new("upper", i => i.Value), new("lower", i => ((Gator)i).Lower),
            new("upper_is_expanding", i => Exceeds(i.Value, ((Gator)i)._previous.Upper), Scale: OutputScale.None),
            new("lower_is_expanding", i => Exceeds(-((Gator)i).Lower, -((Gator)i)._previous.Lower), Scale: OutputScale.None),
        ],
        Input = IndicatorInput.Bars,
        Create = _ => new Gator(),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        _previous = (Value, Lower);
        _lines.Update(bar);
        Lower = -Math.Abs(_lines.Teeth - _lines.Lips);
        return Value = Math.Abs(_lines.Value - _lines.Teeth);
    }

    private static double Exceeds(double now, double before) => double.IsNaN(before) ? double.NaN : now > before ? 1 : 0;
}
