using BacktestCli.Reports.Html;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Reports.Html;

public sealed class RiceCodeTests
{
    [Fact]
    public void What_is_packed_can_be_read_whatever_its_size() => Prop.ForAll(Numbers.ToArbitrary(), numbers =>
        Assert.Equal(numbers, RiceReader.Unpack(RiceCode.Pack(numbers), numbers.Length))).Holds();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(1, 2)]
    [InlineData(-2, 3)]
    [InlineData(1L << 50, 1L << 51)]
    public void A_number_of_either_sign_folds_to_one_above_zero(long number, long folded)
    {
        Assert.Equal(folded, RiceCode.Fold(number));
        Assert.Equal(number, RiceReader.Unfold(folded));
    }

    [Fact]
    public void Zeros_cost_nearly_nothing() => Assert.InRange(RiceCode.Pack(new long[128_000]).Length, 1, 700);

    /// <summary>Numbers of every length from no bit to 52.</summary>
    private static Gen<long[]> Numbers =>
        (from bits in Gen.Choose(0, 52)
         from high in Gen.Choose(0, (1 << 26) - 1)
         from low in Gen.Choose(0, (1 << 26) - 1)
         select (((long)high << 26) | (uint)low) >> (52 - bits)).ArrayOf();
}
