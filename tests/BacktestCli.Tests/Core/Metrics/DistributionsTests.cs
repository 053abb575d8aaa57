using BacktestCli.Core.Metrics;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Metrics;

public sealed class DistributionsTests
{
    /// <summary>Abramowitz and Stegun (1964), table 26.1; the far tail by its asymptotic series.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(1.96, 0.975002104851780)]
    [InlineData(3, 0.998650101968370)]
    [InlineData(-1, 0.158655253931457)]
    [InlineData(-3, 0.001349898031630095)]
    [InlineData(-5, 2.866515718791939e-7)]
    [InlineData(-10, 7.619853024160527e-24)]
    public void Normal_probabilities_match_the_table(double x, double expected) =>
        Assert.Equal(1, Distributions.NormalCdf(x) / expected, 1e-12);

    [Fact]
    public void Normal_probabilities_rise_and_mirror() => Prop.ForAll<int, int>((a, b) =>
    {
        (double x, double y) = (Math.Min(a, b) / 10d, Math.Max(a, b) / 10d);
        return Distributions.NormalCdf(x) <= Distributions.NormalCdf(y)
            && Math.Abs(Distributions.NormalCdf(x) + Distributions.NormalCdf(-x) - 1) < 1e-14;
    }).Holds();

    /// <summary>Student's table: the values of t whose two-sided probability is 5 %.</summary>
    [Theory]
    [InlineData(1, 12.7062047361747)]
    [InlineData(2, 4.30265272974946)]
    [InlineData(10, 2.22813885198627)]
    [InlineData(30, 2.04227245630124)]
    [InlineData(100, 1.98397151852355)]
    public void Student_probabilities_match_the_table(int degrees, double t) =>
        Assert.Equal(0.05, Distributions.StudentTwoSided(t, degrees), 1e-13);

    [Theory]
    [InlineData(0)]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(-2)]
    [InlineData(40)]
    [InlineData(1e6)]
    public void Student_probabilities_match_the_closed_forms_of_few_degrees(double t)
    {
        double one = t == 0 ? 1 : Math.Atan(1 / Math.Abs(t)) * 2 / Math.PI;
        double root = Math.Sqrt(2 + (t * t));
        double two = 2 / (root * (root + Math.Abs(t)));

        Assert.Equal(1, Distributions.StudentTwoSided(t, 1) / one, 1e-12);
        Assert.Equal(1, Distributions.StudentTwoSided(t, 2) / two, 1e-12);
    }

    [Fact]
    public void Student_with_many_degrees_is_nearly_normal() =>
        Assert.Equal(2 * Distributions.NormalCdf(-1.5), Distributions.StudentTwoSided(1.5, 1_000_000), 1e-6);
}
