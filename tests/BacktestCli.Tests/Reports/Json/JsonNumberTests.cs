using System.Globalization;
using BacktestCli.Reports.Json;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Reports.Json;

public sealed class JsonNumberTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(1, "1")]
    [InlineData(-12.5, "-12.5")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(1 / 3d, "0.3333333333")]
    [InlineData(2 / 3d, "0.6666666667")]
    [InlineData(0.99999999999, "1")]
    [InlineData(9999999999.9, "10000000000")]
    [InlineData(10000000005, "10000000000")]
    [InlineData(10000000015, "10000000020")]
    [InlineData(1234567890.5, "1234567890")]
    [InlineData(1234567891.5, "1234567892")]
    [InlineData(123456789012345, "123456789000000")]
    [InlineData(67123.45, "67123.45")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.00000012345678916, "1.234567892e-7")]
    [InlineData(1e-8, "1e-8")]
    [InlineData(2.2352871054740962e-114, "2.235287105e-114")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(double.MaxValue, "1.797693135e+308")]
    [InlineData(double.Epsilon, "4.940656458e-324")]
    [InlineData(-1e-320, "-9.999888672e-321")]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    public void A_number_has_at_most_ten_digits_in_the_shortest_form(double value, string expected) => Assert.Equal(expected, JsonNumber.Text(value));

    [Theory]
    [InlineData("0.00", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("100.10", "100.1")]
    [InlineData("0.00000001", "1e-8")]
    [InlineData("10000000005", "10000000010")]
    [InlineData("1234567.89012345", "1234567.89")]
    [InlineData("-79228162514264337593543950335", "-7.922816251e+28")]
    public void Money_is_written_the_same_way(string value, string expected) => Assert.Equal(expected, JsonNumber.Text(decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Fact]
    public void Rounding_errs_by_half_a_unit_of_the_tenth_digit_and_is_idempotent() => Prop.ForAll<NormalFloat>(number =>
    {
        string text = JsonNumber.Text(number.Get);
        double read = double.Parse(text, CultureInfo.InvariantCulture);
        return Math.Abs(read - number.Get) <= 0.5000001e-9 * Math.Abs(number.Get) && JsonNumber.Text(read) == text;
    }).Holds();

    [Fact]
    public void Double_and_decimal_agree_on_what_both_can_hold() => Prop.ForAll<int, PositiveInt>((units, places) =>
    {
        decimal value = units / (decimal)Math.Pow(10, places.Get % 9);
        return JsonNumber.Text(value) == JsonNumber.Text((double)value);
    }).Holds();
}
