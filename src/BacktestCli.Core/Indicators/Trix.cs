namespace BacktestCli.Core.Indicators;

/// <summary>TRIX: the change of an average taken three times, in percent an input.</summary>
/// <remarks>
/// <c>100 · (e₃ − previous e₃) / previous e₃</c>, averages as in <see cref="Tema"/>, NaN where the previous one is 0; the signal is a
/// simple average; Hutson (1983), Technical Analysis of Stocks and Commodities 1(5).
/// </remarks>
/// <param name="lookbackPeriods">Inputs of each average, 1 or more.</param>
/// <param name="signalPeriods">Values averaged to the signal, 1 or more.</param>
public sealed class Trix(int lookbackPeriods, int signalPeriods) : IValueIndicator
{
    private readonly TripleAverage _averages = new(lookbackPeriods);
    private readonly Sma _signal = new(signalPeriods);

    /// <inheritdoc/>
    public int WarmUp => _averages.WarmUp + 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    /// <summary>The average taken three times; NaN until warm, as is the change of it.</summary>
    public double Average { get; private set; } = double.NaN;

    /// <summary>Average of the values so far; NaN until it has enough of them.</summary>
    public double Signal => _signal.Value;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "trix",
        Summary = "TRIX: the change of an exponential average taken three times, in percent.",
        Parameters = [new("lookback_periods", 14, Min: 1, IsInteger: true), new("signal_periods", 9, Min: 1, IsInteger: true)],
        Outputs =
        [
            new("trix", i => i.Value, Scale: OutputScale.None), new("ema3", i => ((Trix)i).Average),
            new("signal", i => ((Trix)i).Signal, Scale: OutputScale.None),
        ],
        Input = IndicatorInput.Series,
        Create = p => new Trix((int)p[0], (int)p[1]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        double previous = _averages.Thrice, change = _averages.Update(value) - previous;
        Average = previous + change;
        Value = previous == 0 ? double.NaN : 100 * change / previous;
        if (!double.IsNaN(Value))
            _signal.Update(Value);
        return Value;
    }
}
