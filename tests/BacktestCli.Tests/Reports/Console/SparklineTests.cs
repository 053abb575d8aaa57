using BacktestCli.Reports.Console;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Reports.Console;

public sealed class SparklineTests
{
    [Theory]
    [InlineData(new double[] { }, "")]
    [InlineData(new double[] { 5 }, "▁")]
    [InlineData(new double[] { 5, 5 }, "▁▁")]
    [InlineData(new double[] { 0, 1, 2, 3, 4, 5, 6, 7 }, "▁▂▃▄▅▆▇█")]
    [InlineData(new double[] { 3, -4 }, "█▁")]
    public void Values_rise_from_the_lowest_block_to_the_highest(double[] values, string expected) => Assert.Equal(expected, Sparkline.Of(values, 20));

    [Fact]
    public void It_ends_where_the_curve_ends_and_fits() => Prop.ForAll<NonEmptyArray<int>, PositiveInt>((values, width) =>
    {
        double[] curve = [.. values.Get.Select(value => (double)value)];
        string line = Sparkline.Of([.. curve, curve.Max() + 1], width.Get);
        return line.Length == Math.Min(curve.Length + 1, width.Get) && (line.Length == 1 || line.EndsWith('█'));
    }).Holds();
}
