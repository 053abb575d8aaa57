namespace BacktestCli.Core.Indicators;

/// <summary>How far a walk strays, in deviations of its steps: the rescaled range R/S.</summary>
/// <remarks>Hurst (1951), Transactions of the American Society of Civil Engineers 116.</remarks>
internal static class RescaledRange
{
    /// <summary>Sizes of the pieces that so many steps are cut into: 1 piece, 2, 4, … 32, of 8 steps at least.</summary>
    public static int[] Sizes(int steps) => [.. Enumerable.Range(0, 6).Select(halvings => steps >> halvings).Where(size => size >= 8)];

    /// <summary>Mean R/S of so many equal pieces, the oldest steps that do not go in left out; 0 for a piece that stands still.</summary>
    public static double Mean(ReadOnlySpan<double> steps, int pieces)
    {
        int size = steps.Length / pieces;
        double sum = 0;
        for (int start = steps.Length - (pieces * size); start < steps.Length; start += size)
            sum += Of(steps.Slice(start, size));
        return sum / pieces;
    }

    /// <summary>By how much chance alone falls short, for so few independent steps, of the √(πn / 2) that it tends to.</summary>
    /// <remarks>
    /// Chance gives <c>Γ((n − 1) / 2) / (√π · Γ(n / 2)) · Σ √((n − j) / j)</c>; Anis and Lloyd (1976), Biometrika 63. Above 340 the
    /// quotient of gammas is <c>√(2 / π(n − 1))</c>, as in Stock.Indicators.
    /// </remarks>
    public static double Shortfall(int size)
    {
        double sum = 0;
        for (int j = 1; j < size; j++)
            sum += Math.Sqrt((double)(size - j) / j);
        double quotient = size % 2 == 0 ? 1 : 2 / Math.PI; // of 2 and 3
        for (int n = 2 + (size % 2); n < size; n += 2)
            quotient *= (n - 1.0) / n;
        quotient = size > 340 ? Math.Sqrt(2 / (Math.PI * (size - 1))) : quotient;
        return Math.Sqrt(Math.PI * size / 2) - (quotient * sum);
    }

    private static double Of(ReadOnlySpan<double> steps)
    {
        double mean = 0, way = 0, squares = 0, highest = double.MinValue, lowest = double.MaxValue;
        foreach (double step in steps)
            mean += step / steps.Length;
        foreach (double step in steps)
        {
            way += step - mean;
            squares += (step - mean) * (step - mean);
            (highest, lowest) = (Math.Max(highest, way), Math.Min(lowest, way));
        }

        double deviation = Math.Sqrt(squares / steps.Length);
        return deviation == 0 ? 0 : (highest - lowest) / deviation;
    }
}
