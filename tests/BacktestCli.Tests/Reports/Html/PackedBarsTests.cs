using BacktestCli.Core.Market;
using BacktestCli.Reports.Html;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Html;

public sealed class PackedBarsTests
{
    [Fact]
    public void Where_there_is_room_every_bar_is_exact()
    {
        Bar[] bars = [.. RandomMarket.Bars(3, 1_000).Select(bar => Rounded(bar, 2))];
        PackedBars packed = PackedBars.Of(Chart(bars, 10_000), 1_000_000);
        Assert.False(packed.IsRounded);
        Assert.Equal(bars.Select(bar => bar with { Volume = 0 }), Unpacked(packed));
    }

    [Fact]
    public void Where_there_is_little_room_prices_are_rounded_and_bars_joined_but_never_crossed()
    {
        PackedBars packed = PackedBars.Of(Chart([.. RandomMarket.Bars(3, 2_000)], 10_000), 1_200);
        Bar[] bars = [.. Unpacked(packed)];
        Assert.InRange(packed.Columns.Sum(column => column.Length), 1, 1_200);
        Assert.Equal((2_000 + packed.Merged - 1) / packed.Merged, bars.Length);
        Assert.All(bars, bar => Assert.True(bar.High >= Math.Max(bar.Open, bar.Close) && bar.Low <= Math.Min(bar.Open, bar.Close)));
    }

    [Fact]
    public void A_longer_run_keeps_its_extremes_when_bars_become_one()
    {
        Bar[] bars = [.. RandomMarket.Bars(5, 5_000)];
        ChartBars chart = Chart(bars, 1_000);
        Assert.Equal(8, chart.Merged);
        Assert.Equal(625, chart.Bars.Count);
        Assert.Equal(bars.Max(bar => bar.High), chart.Bars.Highs.ToArray().Max());
        Assert.Equal(bars.Min(bar => bar.Low), chart.Bars.Lows.ToArray().Min());
        Assert.Equal(bars[^1].Close, chart.Bars.Closes[^1]);
        Assert.Equal(bars[8].Open, chart.Bars.Opens[1]);
    }

    [Fact]
    public void A_gap_between_bars_stays_a_gap()
    {
        Bar[] bars = [.. RandomMarket.Bars(5, 300).Where((_, i) => i is < 40 or > 90)];
        Assert.Equal(bars.Select(bar => bar.OpenTime), Unpacked(PackedBars.Of(Chart(bars, 1_000), 100_000)).Select(bar => bar.OpenTime));
    }

    private static ChartBars Chart(Bar[] bars, int most)
    {
        ChartBars chart = new("binance spot BTCUSDT", Interval.OneHour, [], [], most);
        foreach (Bar bar in bars)
            chart.Add(bar, []);
        return chart;
    }

    private static IEnumerable<Bar> Unpacked(PackedBars packed)
    {
        long[][] columns = [.. packed.Columns.Select(column => RiceReader.Unpack(Convert.FromBase64String(column), packed.Count))];
        double power = Math.Pow(10, Math.Abs(packed.Prices.Decimals));
        double Price(long steps) => packed.Prices.Decimals >= 0 ? steps * packed.Prices.Mantissa / power : steps * packed.Prices.Mantissa * power;
        long time = packed.From - packed.Spacing, close = 0;
        for (int i = 0; i < packed.Count; i++)
        {
            time += packed.Spacing + RiceReader.Unfold(columns[0][i]);
            long open = close + RiceReader.Unfold(columns[1][i]);
            close = open + RiceReader.Unfold(columns[2][i]);
            yield return new Bar(time * 1000, Price(open), Price(Math.Max(open, close) + columns[3][i]), Price(Math.Min(open, close) - columns[4][i]), Price(close), 0);
        }
    }

    private static Bar Rounded(Bar bar, int decimals) => new(
        bar.OpenTime, Math.Round(bar.Open, decimals), Math.Round(bar.High, decimals), Math.Round(bar.Low, decimals), Math.Round(bar.Close, decimals), bar.Volume);
}
