namespace BacktestCli.Core.Metrics;

/// <summary>How sure a Sharpe ratio is, its sample being as long and as crooked as it is.</summary>
public static class SharpeProbability
{
    /// <summary>Probability that the true Sharpe ratio is above a target.</summary>
    /// <param name="sharpe">The one observed, of one period.</param>
    /// <param name="target">The one to be above, of one period.</param>
    /// <param name="skew">Skew of the returns.</param>
    /// <param name="kurtosis">Kurtosis of the returns, 3 for a normal distribution.</param>
    /// <param name="count">How many returns there are.</param>
    /// <returns>Null where the formula's variance is not above 0.</returns>
    /// <remarks>Bailey and López de Prado (2012), Journal of Risk 15(2), 3–44, equation 9.</remarks>
    public static double? Above(double sharpe, double target, double skew, double kurtosis, int count)
    {
        double variance = 1 - (skew * sharpe) + ((kurtosis - 1) / 4 * sharpe * sharpe);
        return variance > 0 ? Distributions.NormalCdf((sharpe - target) * Math.Sqrt((count - 1) / variance)) : null;
    }
}
