namespace BacktestCli.Core.Trading;

/// <summary>How far a trailing stop stays behind the best price the market has reached since it is live.</summary>
public readonly record struct Trail
{
    private readonly double _value;
    private readonly bool _isFraction;

    private Trail(double value, bool isFraction)
    {
        _value = value;
        _isFraction = isFraction;
    }

    /// <summary>A fraction of the best price: 0.03 stays 3 % behind. Above 0, under 1.</summary>
    public static Trail Fraction(double fraction) => new(fraction, isFraction: true);

    /// <summary>A distance, quote currency, above 0; a multiple of the average true range is one, too.</summary>
    public static Trail Amount(double amount) => new(amount, isFraction: false);

    /// <summary><c>0.03 of the price behind</c>, or <c>150 behind</c>.</summary>
    public override string ToString() => _isFraction ? $"{_value:R} of the price behind" : $"{_value:R} behind";

    /// <summary>The level behind the best price, to 15 significant digits.</summary>
    /// <param name="best">Best price so far.</param>
    /// <param name="rising">True for a stop above the market (of a short position), false for one below it.</param>
    internal double Behind(double best, bool rising)
    {
        double distance = _isFraction ? best * _value : _value;
        return Money.Level(rising ? best + distance : best - distance);
    }

    /// <summary>True for a distance that a stop can have.</summary>
    internal bool IsValid => _value > 0 && double.IsFinite(_value) && (!_isFraction || _value < 1);
}
