namespace BacktestCli.Signals.Asking;

/// <summary>
/// Tells values on the scale of prices, such as an average of closes, from others, such as a ratio: nobody says which is which.
/// </summary>
/// <remarks>
/// A value is taken for a price where its median over the window is from half to twice that of the closes, and is then rescaled with them.
/// The rule errs for an oscillator of an instrument that costs about as much as the oscillator reads; it errs the same way in every run.
/// </remarks>
internal static class PriceScale
{
    private const double Least = 0.5;
    private const double Most = 2;

    /// <summary>True where values are on the scale of prices; never where none is defined.</summary>
    public static bool Holds(IReadOnlyList<double> values, IReadOnlyList<double> closes)
    {
        double ratio = Median(values) / Median(closes);
        return ratio is >= Least and <= Most;
    }

    private static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        if (sorted.Length == 0)
            return double.NaN;
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
