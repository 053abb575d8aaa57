namespace BacktestCli.Core.Indicators;

/// <summary>The value n inputs ago.</summary>
public sealed class Delay : IValueIndicator
{
    private readonly double[] _ring;
    private int _position;

    /// <summary>Looks <paramref name="lookbackPeriods"/> inputs back, 1 or more; 1 is the previous input.</summary>
    public Delay(int lookbackPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookbackPeriods, 1);
        _ring = new double[lookbackPeriods];
        _ring.AsSpan().Fill(double.NaN);
    }

    /// <inheritdoc/>
    public int WarmUp => _ring.Length + 1;

    /// <inheritdoc/>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "delay",
        Summary = "The value some inputs ago.",
        Parameters = [new("lookback_periods", Default: 1, Min: 1, IsInteger: true)],
        Outputs = [new("delay", i => i.Value)],
        Input = IndicatorInput.Series,
        Create = p => new Delay((int)p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        ref double slot = ref _ring[_position];
        _position = _position + 1 < _ring.Length ? _position + 1 : 0;
        Value = slot;
        slot = value;
        return Value;
    }
}
