namespace BacktestCli.Core.Indicators;

/// <summary>Zig zag: the last turning point of the value, lesser moves left out, once the value has come back far enough.</summary>
/// <remarks>
/// An extreme is a point when the value has gone some percent of it the other way; only then is it known, and it stays until the next. The
/// first comes when the market makes one, so the warm-up is the least it can be. A move of that size inside one that is not yet confirmed
/// makes no point; Stock.Indicators, which sees the whole series, draws it. The way back is measured from the newest extreme.
/// </remarks>
public sealed class ZigZag : IValueIndicator
{
    private readonly double _percent;
    private double _extreme = double.NaN;
    private double _direction;
    private double _type = double.NaN;

    /// <summary>Turning points that the value leaves by <paramref name="percentChange"/> percent, 0 or more.</summary>
    public ZigZag(double percentChange)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percentChange);
        _percent = percentChange;
    }

    /// <inheritdoc/>
    public int WarmUp => 3;

    /// <summary>The last point; NaN until there is one.</summary>
    public double Value { get; private set; } = double.NaN;

    internal static IndicatorEntry Entry { get; } = new()
    {
        Name = "zig_zag",
        Summary = "Zig zag: the last turning point, once it is known; point_type is 1 for a high and -1 for a low.",
        Parameters = [new("percent_change", Default: 5, Min: 0, IsInteger: false)],
        Outputs = [new("zig_zag", i => i.Value, true, OutputScale.First), new("point_type", i => ((ZigZag)i)._type, IsSparse: true)],
        Input = IndicatorInput.Series, Scale = OutputScale.None,
        Create = p => new ZigZag(p[0]),
    };

    /// <inheritdoc/>
    public double Update(double value)
    {
        if (double.IsNaN(_extreme))
            _extreme = value;

        double move = value - _extreme;
        if (move * _direction > 0)
            _extreme = value;
        else if (move != 0 && 100 * Math.Abs(move) >= _percent * Math.Abs(_extreme))
        {
            if (_direction != 0)
                (Value, _type) = (_extreme, _direction);
            (_extreme, _direction) = (value, Math.Sign(move));
        }

        return Value;
    }
}
