using System.Text;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Import;

namespace BacktestCli.Tests.Data.Import;

/// <summary>What <c>--interval</c> claims, held against the steps between bars.</summary>
public sealed class IntervalClaimTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1h", "1m")]
    [InlineData("1d", "1h")]
    [InlineData("1w", "1d")]
    [InlineData("1M", "1d")]
    public void Coarse_bars_are_not_taken_for_fine_ones_full_of_holes(string coarse, string claimed)
    {
        string path = _folder.Write("a.csv", Rows(Interval.Parse(coarse), 12));
        var request = new ImportRequest { Paths = [path], Interval = Interval.Parse(claimed) };
        DataException fault = Assert.Throws<DataException>(() => BarImport.Read(request, TestContext.Current.CancellationToken));
        Assert.Contains($"a.csv: every bar opens on a multiple of {coarse}", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith($"Import them with --interval {coarse}.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fine_bars_with_holes_stay_fine_bars()
    {
        string sparse = Rows(Interval.Parse("2h"), 12);
        string path = _folder.Write("a.csv", sparse + $"{Bars.Start + (25 * Bars.Hour)},1,1,1,1,1\n");
        var request = new ImportRequest { Paths = [path], Interval = Interval.OneHour };
        Assert.Equal(13, BarImport.Read(request, TestContext.Current.CancellationToken).Bars.Count);
    }

    [Fact]
    public void Every_second_fine_bar_does_not_open_where_the_one_before_closed()
    {
        string path = _folder.Write("a.csv", Rows(Interval.Parse("2h"), 12).Replace(",1,1,1,1,1", ",1,1.1,1,1.1,1", StringComparison.Ordinal));
        var request = new ImportRequest { Paths = [path], Interval = Interval.OneHour };
        Assert.Equal(12, BarImport.Read(request, TestContext.Current.CancellationToken).Bars.Count);
    }

    private static string Rows(Interval interval, int count)
    {
        var rows = new StringBuilder();
        for (long time = interval.Floor(Bars.Start); count > 0; time = interval.Next(time), count--)
            rows.Append($"{time},1,1,1,1,1\n");
        return rows.ToString();
    }
}
