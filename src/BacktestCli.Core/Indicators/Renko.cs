namespace BacktestCli.Core.Indicators;

/// <summary>Renko bricks: the price in steps of one size. Bricks are not one a bar: this is the newest one at each bar.</summary>
/// <remarks>
/// A value a brick or more beyond the last brick lays as many as fit; to turn, it must pass the whole of that brick and one more. The wall
/// starts at the first value, rounded to one decimal place less than the brick has, as in Stock.Indicators; Nison (1994), Beyond
/// Candlesticks.
/// </remarks>
public sealed class Renko : IValueIndicator
{
    private readonly double _size;
    private double _base = double.NaN;
    private double _level;
    private double _laid;
    private double _direction;

    /// <summary>Bricks of <paramref name="brickSize"/>, in the value's unit, 0.00000001 or more.</summary>
    public Renko(double brickSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(brickSize, 1e-8);
        _size = brickSize;
    }

    /// <inheritdoc/>
    public int WarmUp => 1;

    /// <summary>Close of the last brick; where the wall starts while there is none.</summary>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "renko",
        Summary = "Renko bricks: the newest one's close, open and direction (0: none yet); bricks this bar laid, falling ones negative.",
        Parameters = [new("brick_size", Default: 1, Min: 1e-8, IsInteger: false)],
        Outputs =
        [
            new("close", i => i.Value), new("open", i => i.Value - (((Renko)i)._direction * ((Renko)i)._size)),
            new("direction", i => ((Renko)i)._direction), new("bricks", i => ((Renko)i)._laid),
        ],
        Input = IndicatorInput.Series, Scale = OutputScale.Unknown,
        Create = p => new Renko(p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        if (double.IsNaN(_base))
            _base = Value = (double)Math.Round((decimal)value, Math.Max(((decimal)_size).Scale - 1, 0));

        double behind = Value - (_direction * _size);
        double top = Math.Max(Value, behind), bottom = Math.Min(Value, behind);
        double beyond = value > top ? value - top : Math.Min(value - bottom, 0);
        _laid = Math.Truncate(beyond / _size * (1 + 1e-12)); // 0.3 is three bricks of 0.1, whatever a double says
        if (_laid != 0)
            (_level, _direction) = (_level + _laid - (_direction * Math.Sign(_laid) < 0 ? _direction : 0), Math.Sign(_laid));
        return Value = _base + (_level * _size);
    }
}
