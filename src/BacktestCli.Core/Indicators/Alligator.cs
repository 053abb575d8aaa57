using BacktestCli.Core.Market;

namespace BacktestCli.Core.Indicators;

/// <summary>Alligator: three smoothed averages of the median price, each drawn some bars late. Apart, they are a trend.</summary>
/// <remarks>
/// <c>smma((high + low) / 2, periods)</c>, offset bars ago: what a chart shows at this bar; Williams (1995), Trading Chaos.
/// </remarks>
public sealed class Alligator : IBarIndicator
{
    private readonly (WilderAverage Average, Delay Late) _jaw;
    private readonly (WilderAverage Average, Delay Late) _teeth;
    private readonly (WilderAverage Average, Delay Late) _lips;

    /// <summary>Averages over 1 or more bars, 1 or more bars late; from jaw to lips shorter, and known sooner.</summary>
    public Alligator(int jawPeriods, int jawOffset, int teethPeriods, int teethOffset, int lipsPeriods, int lipsOffset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(jawPeriods, teethPeriods);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(teethPeriods, lipsPeriods);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(jawPeriods + jawOffset, teethPeriods + teethOffset);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(teethPeriods + teethOffset, lipsPeriods + lipsOffset);
        _jaw = (new(jawPeriods), new(jawOffset));
        _teeth = (new(teethPeriods), new(teethOffset));
        _lips = (new(lipsPeriods), new(lipsOffset));
    }

    /// <inheritdoc/>
    public int WarmUp => _jaw.Average.WarmUp + _jaw.Late.WarmUp - 1;

    /// <summary>The jaw, the slowest line; NaN until warm. Teeth and lips come sooner.</summary>
    public double Value => _jaw.Late.Value;

    /// <summary>The line in the middle.</summary>
    public double Teeth => _teeth.Late.Value;

    /// <summary>The quickest line.</summary>
    public double Lips => _lips.Late.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "alligator",
        Summary = "Alligator: three smoothed averages of the median price, as drawn at this bar.",
        Parameters =
        [
            new("jaw_periods", 13, Min: 3, true), new("jaw_offset", 8, Min: 1, true), new("teeth_periods", 8, Min: 2, true),
            new("teeth_offset", 5, Min: 1, true), new("lips_periods", 5, Min: 1, true), new("lips_offset", 3, Min: 1, true),
        ],
        Outputs = [new("jaw", i => i.Value), new("teeth", i => ((Alligator)i).Teeth), new("lips", i => ((Alligator)i).Lips)],
        Input = IndicatorInput.Bars,
        Create = p => new Alligator((int)p[0], (int)p[1], (int)p[2], (int)p[3], (int)p[4], (int)p[5]),
    };

    /// <inheritdoc/>
    public double Update(in Bar bar)
    {
        double price = (bar.High + bar.Low) / 2;
        (_, _) = (_lips.Late.Update(_lips.Average.Update(price)), _teeth.Late.Update(_teeth.Average.Update(price)));
        return _jaw.Late.Update(_jaw.Average.Update(price));
    }
}
