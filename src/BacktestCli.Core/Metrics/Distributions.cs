namespace BacktestCli.Core.Metrics;

/// <summary>Probabilities of two distributions, good to about 14 digits, small ones included.</summary>
public static class Distributions
{
    /// <summary>Beyond this the series loses digits to cancellation and the continued fraction is quick.</summary>
    private const double SeriesLimit = 3;

    private const double Tiny = 1e-300;

    /// <summary>Probability that a standard normal variable is at most <paramref name="x"/>.</summary>
    /// <remarks>
    /// Near zero ½ + φ(x)(x + x³/3 + x⁵/(3·5) + …), Marsaglia (2004), Journal of Statistical Software 11(4); in the tails
    /// Laplace's continued fraction φ(x)/(x + 1/(x + 2/(x + 3/…))), Abramowitz and Stegun (1964) 26.2.14.
    /// </remarks>
    public static double NormalCdf(double x)
    {
        if (double.IsNaN(x))
            return double.NaN;

        double density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (Math.Abs(x) < SeriesLimit)
            return 0.5 + (density * OddSeries(x));

        double tail = density / LaplaceDenominator(Math.Abs(x));
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>Probability that |T| is at least |<paramref name="t"/>|, for T of Student's distribution: a two-sided p-value.</summary>
    /// <param name="t">The statistic.</param>
    /// <param name="degrees">Degrees of freedom, 1 or more.</param>
    /// <remarks>The regularised incomplete beta function I at ν/(ν+t²), a = ν/2, b = ½: Abramowitz and Stegun (1964) 26.5.27, 26.7.1.</remarks>
    public static double StudentTwoSided(double t, int degrees)
    {
        double squares = degrees + (t * t);
        return IncompleteBeta(degrees / squares, t * t / squares, degrees);
    }

    private static double OddSeries(double x)
    {
        (double sum, double term) = (x, x);
        for (int odd = 3; Math.Abs(term) > Math.Abs(sum) * 1e-17; odd += 2)
        {
            term *= x * x / odd;
            sum += term;
        }

        return sum;
    }

    private static double LaplaceDenominator(double x)
    {
        double value = x;
        for (int k = 200; k > 0; k--)
            value = x + (k / value);
        return value;
    }

    /// <summary>I_x(ν/2, ½), by whichever end its continued fraction converges quickly from.</summary>
    private static double IncompleteBeta(double x, double oneMinusX, int degrees)
    {
        double a = degrees / 2d;
        double front = Math.Pow(x, a) * Math.Sqrt(oneMinusX) / BetaWithHalf(degrees);
        return x < (a + 1) / (a + 2.5)
            ? front * BetaFraction(x, a, 0.5) / a
            : 1 - (front * BetaFraction(oneMinusX, 0.5, a) / 0.5);
    }

    /// <summary>B(ν/2, ½), from B(½, ½) = π, B(1, ½) = 2 and B(a + 1, ½) = B(a, ½) · a ÷ (a + ½).</summary>
    private static double BetaWithHalf(int degrees)
    {
        bool odd = degrees % 2 == 1;
        double beta = odd ? Math.PI : 2;
        for (double a = odd ? 0.5 : 1; a < degrees / 2d; a++)
            beta *= a / (a + 0.5);
        return beta;
    }

    /// <summary>The continued fraction of the incomplete beta function, DLMF 8.17.22, evaluated by Lentz's method (1976).</summary>
    private static double BetaFraction(double x, double a, double b)
    {
        double c = 1;
        double d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        double value = d;
        for (int m = 1; m <= 10_000; m++)
        {
            Step(m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m))));
            double change = Step(-(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1)));
            if (Math.Abs(change - 1) < 1e-16)
                break;
        }

        return value;

        double Step(double coefficient)
        {
            d = 1 / NotZero(1 + (coefficient * d));
            c = NotZero(1 + (coefficient / c));
            value *= d * c;
            return d * c;
        }
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
