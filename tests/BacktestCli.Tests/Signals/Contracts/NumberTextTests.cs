using BacktestCli.Signals.Contracts.Shapes;
using BacktestCli.Signals.Json;

namespace BacktestCli.Tests.Signals.Contracts;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("0.7", 0.7, "read a number that was a string")]
    [InlineData(" 0.7 ", 0.7, "read a number that was a string")]
    [InlineData("-1e-3", -0.001, "read a number that was a string")]
    [InlineData("\u22120.5", -0.5, "read a number that was a string")]
    [InlineData("65%", 0.65, "read a percentage as a fraction")]
    [InlineData("-2.5 %", -0.025, "read a percentage as a fraction")]
    [InlineData("６５％", 0.65, "read a percentage as a fraction")]
    [InlineData("1,234.5", 1234.5, "read a number with separators")]
    [InlineData("1,234,567", 1234567, "read a number with separators")]
    [InlineData("1.234,5", 1234.5, "read a number with separators")]
    [InlineData("0,75", 0.75, "read a number with separators")]
    public void A_text_that_says_one_number_is_read(string text, double expected, string repair)
    {
        RepairLog log = new();

        Assert.Equal(expected, NumberText.Read(text, NumberUnit.Fraction, out Mend mend));
        log.Note(mend);
        Assert.Equal([repair], log.Describe());
    }

    [Fact]
    public void A_percent_sign_means_what_the_unit_says()
    {
        Assert.Equal(0.65, NumberText.Read("65%", NumberUnit.Fraction, out _));
        Assert.Equal(65, NumberText.Read("65%", NumberUnit.Percent, out _));
        Assert.Null(NumberText.Read("65%", NumberUnit.Plain, out _));
    }

    [Theory]
    [InlineData("1,234")]
    [InlineData("1.234.5")]
    [InlineData("12,34,567")]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("about 0.7")]
    [InlineData("0.7 to 0.8")]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("(5)")]
    [InlineData("$5")]
    public void A_text_that_says_none_or_could_say_two_is_not(string text) => Assert.Null(NumberText.Read(text, NumberUnit.Fraction, out _));
}
