namespace BacktestCli.Core.Metrics;

/// <summary>Shape of a sample: its standardised third and fourth moments.</summary>
/// <param name="Count">Values in the sample.</param>
/// <param name="PopulationSkew">γ₃ = m₃ ÷ m₂^1.5, moments with divisor n; NaN where the sample does not vary.</param>
/// <param name="PopulationKurtosis">γ₄ = m₄ ÷ m₂², 3 for a normal distribution; NaN where the sample does not vary.</param>
public readonly record struct Moments(int Count, double PopulationSkew, double PopulationKurtosis)
{
    /// <summary>Skew corrected for bias: γ₃ √(n(n−1)) ÷ (n−2); NaN under three values.</summary>
    /// <remarks>G₁ of Joanes and Gill (1998), The Statistician 47(1), 183–189.</remarks>
    public double SampleSkew => Count < 3 ? double.NaN : PopulationSkew * Math.Sqrt((double)Count * (Count - 1)) / (Count - 2);

    /// <summary>Excess kurtosis corrected for bias: ((n+1)(γ₄−3) + 6)(n−1) ÷ ((n−2)(n−3)); NaN under four values.</summary>
    /// <remarks>G₂ of Joanes and Gill (1998).</remarks>
    public double SampleExcessKurtosis =>
        Count < 4 ? double.NaN : (((Count + 1) * (PopulationKurtosis - 3)) + 6) * (Count - 1) / ((Count - 2d) * (Count - 3d));

    /// <summary>The shape of returns; NaN throughout where they do not vary.</summary>
    public static Moments OfReturns(ReadOnlySpan<double> returns)
    {
        if (!(Statistics.SampleDeviation(returns, magnitude: 1) > 0))
            return new Moments(returns.Length, double.NaN, double.NaN);

        double mean = Statistics.Mean(returns);
        (double second, double third, double fourth) = (0, 0, 0);
        foreach (double value in returns)
        {
            double square = (value - mean) * (value - mean);
            second += square;
            third += square * (value - mean);
            fourth += square * square;
        }

        int n = returns.Length;
        double variance = second / n;
        return new Moments(n, third / n / (variance * Math.Sqrt(variance)), fourth / n / (variance * variance));
    }
}
