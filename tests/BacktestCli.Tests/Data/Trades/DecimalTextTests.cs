using System.Globalization;
using System.Text;
using BacktestCli.Data.Trades;

namespace BacktestCli.Tests.Data.Trades;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("11657.08")]
    [InlineData("0.00000001")]
    [InlineData("9007199254740993")]
    [InlineData("1234567890.123456789012345")]
    [InlineData("1e-7")]
    [InlineData("2.5E3")]
    [InlineData("-3.25")]
    public void A_number_is_read_without_rounding_and_rounded_once(string text)
    {
        Assert.True(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), out decimal exact, out double nearest));
        Assert.Equal(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), exact);
        Assert.Equal(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), nearest);
        Assert.Equal(nearest, DecimalText.Nearest(exact));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("NaN")]
    [InlineData("1.2.3")]
    [InlineData("12a")]
    [InlineData("Infinity")]
    public void Anything_else_is_none(string text) => Assert.False(DecimalText.TryParse(Encoding.UTF8.GetBytes(text), out _, out _));

    [Fact]
    public void Tenths_add_up() => Assert.Equal(0.3, DecimalText.Nearest(Read("0.1") + Read("0.2")));

    private static decimal Read(string text) => DecimalText.TryParse(Encoding.UTF8.GetBytes(text), out decimal exact, out _) ? exact : decimal.MinValue;
}
