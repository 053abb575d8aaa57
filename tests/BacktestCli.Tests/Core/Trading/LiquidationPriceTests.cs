using BacktestCli.Core.Trading.Margin;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core.Trading;

/// <summary>The price at which margin and profit are worth the maintenance margin.</summary>
public sealed class LiquidationPriceTests
{
    private static readonly MarginSchedule Bracketed = new() { Tiers = [new(0, 0.1m, 125), new(500, 0.2m, 20), new(2_000, 0.25m, 5)] };

    [Theory]
    [InlineData(10, 500, true, 56.25)] // worth 562.5: 500 × 10 % + 62.5 × 20 % = 62.5 = 500 − 437.5
    [InlineData(10, 250, false, 108.33333333333333)] // worth 1083.33: 50 + 583.33 × 20 % = 166.67 = 250 − 83.33
    [InlineData(10, 600, true, 44.44444444444444)] // worth 444.44, all of it in the first bracket: 44.44 = 600 − 555.56
    [InlineData(40, 2_000, true, 61.666666666666664)] // worth 2466.67: 50 + 300 + 466.67 × 25 % = 466.67 = 2000 − 1533.33
    public void Each_rate_holds_for_its_part_of_the_worth(double quantity, double margin, bool isLong, double expected)
    {
        double price = Bracketed.LiquidationPrice(quantity, 100, margin, isLong);
        double profit = quantity * (price - 100) * (isLong ? 1 : -1);

        Assert.Equal(expected, price, 12);
        Assert.Equal(Bracketed.Maintenance(quantity * price), margin + profit, 9);
    }

    [Theory]
    [InlineData(true, 1, 0)]
    [InlineData(true, 2, 50.25125628140704)] // 100 × (1 − 1 ÷ 2) ÷ (1 − 0.5 %)
    [InlineData(true, 10, 90.45226130653266)]
    [InlineData(true, 125, 99.69849246231156)]
    [InlineData(false, 1, 199.00497512437812)] // 100 × (1 + 1) ÷ (1 + 0.5 %)
    [InlineData(false, 10, 109.45273631840796)]
    [InlineData(false, 125, 100.29850746268657)]
    public void One_bracket_gives_the_formula_venues_print(bool isLong, double leverage, double expected)
    {
        double price = new MarginSchedule().LiquidationPrice(3, 100, 300 / leverage, isLong);

        if (expected == 0)
            Assert.Equal(double.NaN, price);
        else
            Assert.Equal(expected, price, 11);
    }

    [Fact]
    public void Bisection_finds_the_same_price() => ForEverySeed(seed =>
    {
        Random random = new(seed);
        MarginSchedule schedule = RandomSchedule(random);
        bool isLong = random.Next(2) == 0;
        double entry = Math.Round(1 + (1_000 * random.NextDouble()), 2), quantity = Math.Round(0.01 + (100 * random.NextDouble()), 3);
        double margin = quantity * entry / random.Next(1, 126);
        double price = schedule.LiquidationPrice(quantity, entry, margin, isLong);
        double bisected = Bisect(
            p => margin + (quantity * (p - entry) * (isLong ? 1 : -1)) - schedule.Maintenance(quantity * p), isLong, entry * 1_000);
        return double.IsNaN(price) ? bisected < 1e-6 : Math.Abs(price - bisected) <= 1e-9 * entry;
    });

    [Fact]
    public void A_level_on_the_border_of_two_brackets_is_found_in_one_of_them() => ForEverySeed(seed =>
    {
        Random random = new(seed);
        double quantity = Math.Round(0.01 + (10 * random.NextDouble()), 3), level = Math.Round(50 + (100 * random.NextDouble()), 2);
        double entry = Math.Round(level * (1 + (0.2 * random.NextDouble())), 2), border = quantity * level;
        MarginSchedule schedule = new() { Tiers = [new(0, 0.01m, 100), new((decimal)border, 0.05m, 10)] };
        double margin = schedule.Maintenance(border) - (quantity * (level - entry));
        return Math.Abs(schedule.LiquidationPrice(quantity, entry, margin, isLong: true) - level) < 1e-9 * level;
    });

    [Fact]
    public void Maintenance_is_the_sum_of_the_brackets()
    {
        Assert.Equal(0, Bracketed.Maintenance(0));
        Assert.Equal(50, Bracketed.Maintenance(500), 12);
        Assert.Equal(50 + 20, Bracketed.Maintenance(600), 12);
        Assert.Equal(50 + 300 + 250, Bracketed.Maintenance(3_000), 12);
    }

    [Theory]
    [InlineData(500, 10, 50)]
    [InlineData(2_000, 125, 100)] // the bracket that ends there allows 20
    [InlineData(2_001, 125, 400.2)]
    [InlineData(2_001, 4, 500.25)]
    public void The_bracket_of_the_whole_worth_bounds_the_leverage(double notional, int leverage, double margin) =>
        Assert.Equal((decimal)margin, Bracketed.Initial((decimal)notional, leverage));

    private static double Bisect(Func<double, double> left, bool rises, double most)
    {
        (double low, double high) = (0, most);
        for (int i = 0; i < 200; i++)
        {
            double middle = (low + high) / 2;
            if (left(middle) > 0 == rises)
                high = middle;
            else
                low = middle;
        }

        return low;
    }

    private static MarginSchedule RandomSchedule(Random random)
    {
        List<MarginTier> tiers = [];
        (decimal from, decimal rate, decimal leverage) = (0, 0.004m, 125);
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            tiers.Add(new MarginTier(from, rate, leverage));
            (from, rate, leverage) = (from + random.Next(100, 20_000), rate + (random.Next(1, 100) * 0.001m), Math.Max(1, leverage / 2));
        }

        return new MarginSchedule { Tiers = tiers };
    }

    private static void ForEverySeed(Func<int, bool> law) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), law).Holds(500);
}
