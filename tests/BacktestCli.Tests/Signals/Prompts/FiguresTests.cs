using System.Globalization;
using BacktestCli.Signals.Prompts;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Signals.Prompts;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(64_250.123, "64250.1")]
    [InlineData(0.000012345678, "0.0000123457")]
    [InlineData(12_345_678, "12345700")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(-0.0, "0")]
    [InlineData(double.NaN, "")]
    [InlineData(double.PositiveInfinity, "")]
    [InlineData(1e20, "1E+20")]
    public void A_figure_has_six_significant_digits_and_no_exponent(double value, string text) => Assert.Equal(text, Figures.Write(value));

    [Fact]
    public void Rounding_errs_by_half_a_unit_of_the_sixth_digit() => Prop.ForAll<NormalFloat>(number =>
    {
        double shown = double.Parse(Figures.Write(number.Get), NumberStyles.Float, CultureInfo.InvariantCulture);
        Assert.True(Math.Abs(shown - number.Get) <= Math.Abs(number.Get) * 5.0001e-6);
    }).Holds();
}
