using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Trading;

/// <summary>From 1000 traded in the 30 UTC days before on, a venue charges half.</summary>
public sealed class FeeTierTests
{
    private const long Day = 86_400_000;
    private static readonly FeeSchedule Tiered = new() { Maker = 0.01m, Taker = 0.02m,
        Tiers = [new(1_000, 0.005m, 0.01m), new(5_000, 0, 0.005m)] };

    [Theory]
    [InlineData(0, Liquidity.Taker, 0.02)]
    [InlineData(999.99, Liquidity.Taker, 0.02)]
    [InlineData(1_000, Liquidity.Taker, 0.01)]
    [InlineData(1_000, Liquidity.Maker, 0.005)]
    [InlineData(5_000, Liquidity.Maker, 0)]
    public void A_tier_holds_from_its_volume_on(double volume, Liquidity liquidity, double rate) =>
        Assert.Equal((decimal)rate, Tiered.RateFor(liquidity, (decimal)volume));

    [Theory]
    [InlineData(0, 0)] // today does not count
    [InlineData(1, 7)]
    [InlineData(30, 7)]
    [InlineData(31, 0)]
    [InlineData(500, 0)]
    public void Volume_counts_from_the_next_day_on_for_thirty_days(int days, double volume)
    {
        FeeMeter meter = new();
        meter.Add((100 * Day) + Day - 1, 7);

        Assert.Equal((decimal)volume, meter.VolumeAt((100 + days) * Day));
        Assert.Equal((decimal)volume, meter.VolumeAt(((100 + days) * Day) + Day - 1));
    }

    [Fact]
    public void A_look_at_a_moment_before_the_latest_forgets_nothing()
    {
        FeeMeter meter = new();
        meter.Add(100 * Day, 7);
        meter.Add(102 * Day, 5);
        _ = meter.VolumeAt((102 * Day) - 1);

        Assert.Equal(7m, meter.VolumeAt(102 * Day));
        Assert.Equal(12m, meter.VolumeAt(103 * Day));
    }

    [Fact]
    public void The_volume_is_the_sum_of_thirty_days_whatever_they_are()
    {
        Random random = new(1);
        FeeMeter meter = new();
        decimal[] days = new decimal[400];
        for (int day = 0; day < days.Length; day += random.Next(1, 12))
        {
            Assert.Equal(days[Math.Max(0, day - 30)..day].Sum(), meter.VolumeAt(day * Day));
            for (int i = random.Next(3); i > 0; i--)
            {
                decimal amount = random.Next(1, 1000);
                days[day] += amount;
                meter.Add((day * Day) + random.Next((int)Day), amount);
            }
        }
    }

    [Fact]
    public void A_run_pays_by_what_its_account_traded_on_the_days_before()
    {
        BacktestOptions options = Runs.Free with { Fees = Tiered };
        ListSource days = new([.. Enumerable.Range(0, 50).Select(i => new Bar(ListSource.At(i), 100, 100, 100, 100, 1))]);
        BacktestResult result = Runs.Run(
            days, new Script((0, Script.BuyUnits(10)), (21, Script.BuyUnits(1)), (22, Script.BuyUnits(1)), (23, Script.BuyUnits(1))),
            options);

        // the run begins at midnight: the order after bar 22 fills at 23:00, the one after bar 23 at midnight
        Assert.Equal([20m, 2m, 2m, 1m], result.Fills.Take(4).Select(fill => fill.Fee));
    }
}
