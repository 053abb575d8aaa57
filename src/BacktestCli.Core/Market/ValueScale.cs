namespace BacktestCli.Core.Market;

/// <summary>How a value made of bars grows when prices and volumes do: as <c>price^Price · volume^Volume</c>.</summary>
/// <remarks>A level of prices and a distance between two grow alike, and so do a volume and the sum of many.</remarks>
/// <param name="Price">How often the price is in it as a factor; below 0 as a divisor.</param>
/// <param name="Volume">How often the volume is.</param>
public readonly record struct ValueScale(int Price, int Volume)
{
    /// <summary>Of no scale: a ratio, a share, a count, a condition.</summary>
    public static ValueScale None => default;

    /// <summary>Of a price, and of a difference between prices.</summary>
    public static ValueScale OfPrice => new(1, 0);

    /// <summary>Of a volume.</summary>
    public static ValueScale OfVolume => new(0, 1);

    /// <summary>Of a product with a value of another scale.</summary>
    public ValueScale Times(ValueScale other) => new(Price + other.Price, Volume + other.Volume);

    /// <summary>Of a quotient, this divided by another.</summary>
    public ValueScale Over(ValueScale other) => new(Price - other.Price, Volume - other.Volume);

    /// <summary>What a value of this scale is multiplied by where prices and volumes are.</summary>
    /// <param name="price">What prices are multiplied by, above 0.</param>
    /// <param name="volume">What volumes are, above 0.</param>
    public double Factor(double price, double volume) => Power(price, Price) * Power(volume, Volume);

    /// <remarks>By multiplication, which rounds no power of two, where <see cref="Math.Pow"/> may.</remarks>
    private static double Power(double value, int exponent)
    {
        double power = 1;
        for (int i = Math.Abs(exponent); i > 0; i--)
            power *= value;
        return exponent < 0 ? 1 / power : power;
    }
}
