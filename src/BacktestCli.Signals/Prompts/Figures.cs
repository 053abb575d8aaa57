using System.Globalization;

namespace BacktestCli.Signals.Prompts;

/// <summary>Numbers as a prompt shows them: six significant digits, a point, no exponent, the same in every culture.</summary>
internal static class Figures
{
    private const double Huge = 1e15;
    private const double Tiny = 1e-12;

    /// <summary>The number; empty where it is undefined.</summary>
    public static string Write(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return value == 0 ? "0" : "";
        if (Math.Abs(value) is >= Huge or < Tiny)
            return value.ToString("G6", CultureInfo.InvariantCulture);
        decimal rounded = decimal.Parse(value.ToString("E5", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return rounded.ToString("0.####################", CultureInfo.InvariantCulture);
    }

    /// <summary>A count.</summary>
    public static string Write(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A quantity or an amount of money, as it is.</summary>
    public static string Write(decimal amount) => amount.ToString("0.############################", CultureInfo.InvariantCulture);
}
