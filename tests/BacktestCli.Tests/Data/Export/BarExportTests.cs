using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Export;
using BacktestCli.Data.Import;
using BacktestCli.Data.Sources;
using BacktestCli.Tests.Data.Cache;
using FsCheck;
using FsCheck.Fluent;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Data.Export;

public sealed class BarExportTests
{
    private static readonly Gen<double> Price = ArbMap.Default.ArbFor<NormalFloat>().Generator
        .Select(number => Math.Abs(number.Item)).Where(number => number is > 1e-300 and < 1e300);

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.JsonLines)]
    [InlineData(ExportFormat.Parquet)]
    public void What_is_exported_and_imported_again_is_equal_to_the_last_bit(ExportFormat format)
    {
        Gen<double?> perhaps = Gen.OneOf(Price.Select(price => (double?)price), Gen.Constant((double?)null));
        Gen<(double[] Prices, double?[] Extras)[]> rows = Gen.ArrayOf(
            Gen.ArrayOf(Price, 4).SelectMany(prices => Gen.ArrayOf(perhaps, 4).Select(extras => (prices, extras)))).Where(list => list.Length > 1);
        Prop.ForAll(rows.ToArbitrary(), list =>
        {
            using var fixture = new CacheFixture();
            fixture.Import(CacheFixture.Imported(Table(list), Interval.OneHour));
            string path = fixture.Files["export"];
            Assert.Equal(list.Length, BarExport.Write(fixture.Open(), path, format, TestContext.Current.CancellationToken));
            ImportedBars back = BarImport.Read(new ImportRequest { Paths = [path] }, TestContext.Current.CancellationToken).OrRefuse();
            BarTable there = ((IBarTableSource)fixture.Open()).ReadTables(TestContext.Current.CancellationToken).Single();
            Assert.Equal(there.Times.ToArray(), back.Bars.Times.ToArray());
            for (BarField field = 0; (int)field < BarFields.Count; field++)
                Assert.Equal(there[field].ToArray(), back.Bars[field].ToArray());
        }).Holds(30);
    }

    [Fact]
    public void A_CSV_is_what_people_expect()
    {
        using var fixture = new CacheFixture();
        fixture.Import(CacheFixture.Hours([0, 1], trades: 3));
        string path = fixture.Files["out/bars.csv"];
        BarExport.Write(fixture.Open(to: Bars.Start + 1), path, BarExport.FormatOf(path)!.Value, TestContext.Current.CancellationToken);
        Assert.Equal(
            "open_time,open,high,low,close,volume,quote_volume,trades,taker_buy_volume,taker_buy_quote_volume\n1704067200000,100,100,100,100,0,,3,,\n",
            File.ReadAllText(path));
    }

    [Fact]
    public void An_export_that_fails_leaves_nothing_behind()
    {
        using var fixture = new CacheFixture();
        fixture.Import(CacheFixture.Hours([0, 1]));
        CachedBars bars = fixture.Open();
        File.Delete(fixture.PathOf("2024.parquet"));
        Assert.Throws<DataException>(() => BarExport.Write(bars, fixture.Files["x.csv"], ExportFormat.Csv, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(fixture.Files.Path));
    }

    private static BarTable Table((double[] Prices, double?[] Extras)[] list)
    {
        var bars = new BarTable();
        for (int hour = 0; hour < list.Length; hour++)
        {
            (double[] prices, double?[] extras) = list[hour];
            Array.Sort(prices);
            double? trades = extras[1] is { } many ? Math.Floor(many % 1e9) : null;
            bars.Add(
                Bars.Start + (hour * Bars.Hour),
                [prices[1], prices[3], prices[0], prices[2], prices[1], extras[0] ?? double.NaN, trades ?? double.NaN, extras[2] ?? double.NaN, extras[3] ?? double.NaN]);
        }

        return bars;
    }
}
