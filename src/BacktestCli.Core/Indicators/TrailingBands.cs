namespace BacktestCli.Core.Indicators;

/// <summary>Bands above and below the price that only close in, until a close has been beyond them; one of them is a stop.</summary>
/// <remarks>The lower band is the stop while closes stay above it, then the upper one while they stay below that.</remarks>
internal sealed class TrailingBands
{
    private double _previousClose = double.NaN;

    /// <summary>The upper band; NaN until there is one.</summary>
    public double Upper { get; private set; } = double.NaN;

    /// <summary>The lower band; NaN until there is one.</summary>
    public double Lower { get; private set; } = double.NaN;

    /// <summary>True where the lower band is the stop, false where the upper one is; null until there are bands.</summary>
    public bool? Rises { get; private set; }

    /// <summary>The stop; NaN until there is one.</summary>
    public double Stop => Rises switch { null => double.NaN, true => Lower, false => Upper };

    /// <summary>Takes where the bands would be by this bar alone (NaN: not known yet), its close, and the side to start on.</summary>
    public double Update(double upper, double lower, double close, bool startsRising)
    {
        double previous = _previousClose;
        _previousClose = close;
        if (double.IsNaN(upper))
            return Stop;

        Upper = upper < Upper || !(previous <= Upper) ? upper : Upper;
        Lower = lower > Lower || !(previous >= Lower) ? lower : Lower;
        Rises = close > (Rises ?? startsRising ? Lower : Upper);
        return Stop;
    }
}
