namespace BacktestCli.Core.Trading;

/// <summary>Where a stop-loss or take-profit stands: so far from the entry price, or at a price.</summary>
public readonly record struct ProtectiveLevel
{
    private readonly double _value;
    private readonly bool _isFraction;

    private ProtectiveLevel(double value, bool isFraction)
    {
        _value = value;
        _isFraction = isFraction;
    }

    /// <summary>A distance from the entry's fill price, fraction of it: 0.05 is 5 % away. Above 0; a long position's stop needs under 1.</summary>
    public static ProtectiveLevel Away(double fraction) => new(fraction, isFraction: true);

    /// <summary>A price, quote currency.</summary>
    public static ProtectiveLevel At(double price) => new(price, isFraction: false);

    /// <summary><c>0.05 away</c>, or <c>at 98.5</c>.</summary>
    public override string ToString() => _isFraction ? $"{_value:R} away" : $"at {_value:R}";

    /// <summary>
    /// The price below (<paramref name="direction"/> −1) or above (+1) the entry price, to 15 significant digits: 10 % above 100 is 110, not the
    /// 110.00000000000001 of binary arithmetic, which a high of 110 would not reach.
    /// </summary>
    internal double From(double entryPrice, int direction) =>
        _isFraction ? (double)(decimal)(entryPrice * (1 + (direction * _value))) : _value;
}
