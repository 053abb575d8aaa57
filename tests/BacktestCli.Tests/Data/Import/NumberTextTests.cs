using System.Globalization;
using System.Text;
using BacktestCli.Data.Import.Text;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Data.Import;

public sealed class NumberTextTests
{
    [Fact]
    public void Any_double_written_any_way_is_read_to_the_same_bits_as_the_runtime_reads_it()
    {
        string[] formats = ["R", "F8", "F2", "E16", "G6", "F0"];
        Prop.ForAll(
            ArbMap.Default.ArbFor<NormalFloat>(),
            Gen.Elements(formats).ToArbitrary(),
            (number, format) => AssertSameBits(number.Item.ToString(format, CultureInfo.InvariantCulture))).Holds();
    }

    [Fact]
    public void Any_digits_with_a_point_anywhere_are_read_to_the_same_bits_as_the_runtime_reads_them()
    {
        Gen<string> digits =
            from count in Gen.Choose(1, 24)
            from text in Gen.ArrayOf(Gen.Choose(0, 9), count)
            from point in Gen.Choose(0, count)
            from sign in Gen.Elements("", "-")
            select sign + string.Concat(text).Insert(point, ".");
        Prop.ForAll(digits.ToArbitrary(), AssertSameBits).Holds();
    }

    [Theory]
    [InlineData("9007199254740992")]
    [InlineData("9007199254740993")]
    [InlineData("0.9007199254740993")]
    [InlineData("153475453.37278150")]
    [InlineData("0.00000000000000000000001")]
    [InlineData("18446744073709551616")]
    [InlineData("1e-5")]
    [InlineData("1.7976931348623157E+308")]
    [InlineData("-0")]
    [InlineData("+1.5")]
    [InlineData("5.")]
    [InlineData(".5")]
    [InlineData("NaN")]
    public void Numbers_at_the_edges_of_the_fast_path_are_exact(string text) => AssertSameBits(text);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("12x")]
    [InlineData("null")]
    public void What_is_no_number_is_refused(string text) => Assert.False(NumberText.TryParse(Encoding.UTF8.GetBytes(text), out _));

    private static void AssertSameBits(string text)
    {
        double expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        Assert.True(NumberText.TryParse(Encoding.UTF8.GetBytes(text), out double read), text);
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(read));
    }
}
