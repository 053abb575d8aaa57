namespace BacktestCli.Core.Metrics;

/// <summary>Descriptions of a sample. Each is NaN where the sample is too small for it.</summary>
public static class Statistics
{
    /// <summary>A deviation this small against the numbers it came from is rounding noise.</summary>
    private const double Noise = 1e-15;

    /// <summary>Arithmetic mean.</summary>
    /// <remarks>A second pass adds the mean of what the first left over: the mean of equal numbers is then that number.</remarks>
    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;

        double mean = sum / values.Length;
        double left = 0;
        foreach (double value in values)
            left += value - mean;
        return mean + (left / values.Length);
    }

    /// <summary>The values, smallest first, in a new array.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Sample standard deviation, divisor n − 1.</summary>
    /// <param name="values">At least two.</param>
    /// <param name="magnitude">Size of the numbers the values are differences of, where that is more than their own: 1 for returns.</param>
    /// <returns>Exactly 0 where the deviation is under 1e-15 of the magnitude.</returns>
    public static double SampleDeviation(ReadOnlySpan<double> values, double magnitude = 0)
    {
        double mean = Mean(values);
        double sum = 0;
        foreach (double value in values)
        {
            sum += (value - mean) * (value - mean);
            magnitude = Math.Max(magnitude, Math.Abs(value));
        }

        double deviation = values.Length < 2 ? double.NaN : Math.Sqrt(sum / (values.Length - 1));
        return deviation <= Noise * magnitude ? 0 : deviation;
    }

    /// <summary>Sample covariance, divisor n − 1.</summary>
    /// <exception cref="ArgumentException">The two are not equally long.</exception>
    public static double SampleCovariance(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        if (xs.Length != ys.Length)
            throw new ArgumentException($"Covariance pairs values: {xs.Length} do not pair with {ys.Length}.", nameof(ys));

        (double meanX, double meanY) = (Mean(xs), Mean(ys));
        double sum = 0;
        for (int i = 0; i < xs.Length; i++)
            sum += (xs[i] - meanX) * (ys[i] - meanY);
        return xs.Length < 2 ? double.NaN : sum / (xs.Length - 1);
    }

    /// <summary>The value below which a fraction of the sample lies, between neighbours by straight line.</summary>
    /// <param name="sorted">The sample, smallest first.</param>
    /// <param name="fraction">0 to 1.</param>
    /// <remarks>Position (n − 1) × fraction: definition 7 of Hyndman and Fan (1996), The American Statistician 50(4), 361–365.</remarks>
    public static double Quantile(ReadOnlySpan<double> sorted, double fraction)
    {
        if (sorted.IsEmpty)
            return double.NaN;

        double position = (sorted.Length - 1) * fraction;
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
