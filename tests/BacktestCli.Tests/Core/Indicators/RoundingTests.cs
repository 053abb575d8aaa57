using BacktestCli.Core.Indicators;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Indicators;

/// <summary>Windows are kept by sums, and sums must not remember what has left them.</summary>
public sealed class RoundingTests
{
    [Theory]
    [InlineData("sma", 20)]
    [InlineData("wma", 20)]
    [InlineData("std_dev", 20)]
    [InlineData("sma", 199)]
    [InlineData("wma", 199)]
    [InlineData("std_dev", 199)]
    public void A_million_inputs_huge_then_small_leave_nine_digits_right(string name, int period)
    {
        var random = new Random(8);
        double[] values = [.. Enumerable.Range(0, 1_000_000).Select(i => (i / 5_000 % 2 == 0 ? 1e12 : 1e-3) * (1 + random.NextDouble()))];
        var indicator = (IValueIndicator)IndicatorCatalog.Find(name)!.Create([period]);
        Func<double[], double> definition = Definition(name);

        for (int i = 0; i < values.Length; i++)
        {
            double actual = indicator.Update(values[i]);
            if (i % 5_000 == period - 1 && i > period)
                AssertNineDigits(definition(values[(i + 1 - period)..(i + 1)]), actual, i); // the first window without the other regime
        }

        AssertNineDigits(definition(values[^period..]), indicator.Value, values.Length);
    }

    [Theory]
    [InlineData("sma")]
    [InlineData("wma")]
    [InlineData("std_dev")]
    public void Thousandths_on_a_price_of_a_hundred_thousand_keep_nine_digits(string name) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(2, 60).ToArbitrary(), (seed, period) =>
        {
            var random = new Random(seed);
            double[] values = [.. Enumerable.Range(0, 300).Select(_ => 1e5 + (1e-3 * (random.NextDouble() - 0.5)))];
            int jump = random.Next(300);
            values.AsSpan(0, jump).Fill(1); // from one price to the other, anywhere in a block
            var indicator = (IValueIndicator)IndicatorCatalog.Find(name)!.Create([period]);
            for (int i = 0; i < values.Length; i++)
            {
                double actual = indicator.Update(values[i]);
                if (i >= period)
                    AssertNineDigits(Definition(name)(values[(i + 1 - period)..(i + 1)]), actual, i);
            }
        }).Holds();

    private static Func<double[], double> Definition(string name) => name switch
    {
        "sma" => window => window.Average(),
        "wma" => Textbook.Weighted,
        _ => window => Textbook.Deviation([.. window.Select(x => x - window[^1])]), // differences do not round; the mean at 1e5 would
    };

    private static void AssertNineDigits(double expected, double actual, int index) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-9 * Math.Abs(expected), $"at {index}: {actual:R}, by definition {expected:R}");
}
