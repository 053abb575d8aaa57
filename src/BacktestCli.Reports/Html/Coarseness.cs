namespace BacktestCli.Reports.Html;

/// <summary>The smallest step between two numbers that are told apart: 1, 2 or 5 times a power of ten.</summary>
/// <param name="Mantissa">1, 2 or 5.</param>
/// <param name="Decimals">Digits behind the point; below 0: zeros before it.</param>
internal readonly record struct Coarseness(int Mantissa, int Decimals)
{
    private const int MostDecimals = 10;

    /// <summary>Beyond this a double no longer tells whole numbers apart with certainty.</summary>
    private const double MostSteps = 1e14;

    /// <summary>Its size.</summary>
    public double Step => Decimals >= 0 ? Mantissa / Power(Decimals) : Mantissa * Power(-Decimals);

    /// <summary>The next coarser one.</summary>
    public Coarseness Next => Mantissa switch
    {
        1 => this with { Mantissa = 2 },
        2 => this with { Mantissa = 5 },
        _ => new(1, Decimals - 1),
    };

    /// <summary>The coarsest at which none of the numbers is changed; where there is none, the finest at which they can be counted.</summary>
    public static Coarseness Of(ReadOnlySpan<double> numbers)
    {
        double largest = 0;
        foreach (double number in numbers)
            largest = Math.Max(largest, Math.Abs(number));
        int decimals = 0;
        while (decimals < MostDecimals && !AreWhole(numbers, Power(decimals)) && largest * Power(decimals + 1) < MostSteps)
            decimals++;
        while (decimals > -MostDecimals && largest >= MostSteps * Power(-decimals))
            decimals--;
        return new(1, decimals);
    }

    /// <summary>The number in steps, rounded to the nearest; half a step goes up, so that order is kept.</summary>
    public long Steps(double number) => (long)Math.Floor(((Decimals >= 0 ? number * Power(Decimals) : number / Power(-Decimals)) / Mantissa) + 0.5);

    private static bool AreWhole(ReadOnlySpan<double> numbers, double scale)
    {
        foreach (double number in numbers)
        {
            double scaled = number * scale;
            if (Math.Abs(scaled - Math.Round(scaled)) > 1e-9 * Math.Max(1, Math.Abs(scaled)))
                return false;
        }

        return true;
    }

    private static double Power(int exponent)
    {
        double power = 1;
        for (int i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }
}
