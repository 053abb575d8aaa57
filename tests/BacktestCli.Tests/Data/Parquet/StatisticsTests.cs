using BacktestCli.Data.Parquet;

namespace BacktestCli.Tests.Data.Parquet;

public sealed class StatisticsTests
{
    [Fact]
    public void Statistics_know_NaN_signed_zero_and_absence()
    {
        double nan = double.NaN;
        Assert.Equal((-0.0, 0.0), Bounds([0.0, -0.0, nan]));
        Assert.Equal((1, 3), Bounds([nan, 3, 1, nan]));
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), Bounds([double.PositiveInfinity, double.NegativeInfinity]));
        Assert.Equal((null, null), Bounds([nan, nan]));
        Assert.True(double.IsNegative(Bounds([0.0]).Item1!.Value));
        Assert.False(double.IsNegative(Bounds([-0.0]).Item2!.Value));
    }

    [Fact]
    public void Statistics_of_every_type_can_be_read()
    {
        bool[] some = [true, false, true];
        Table table = new(
        [
            TableColumn.Of(new("long", ParquetType.Int64), [5L, long.MinValue, 7L], some),
            TableColumn.Of(new("int", ParquetType.Int32), [5, -9, 7]),
            TableColumn.Of(new("text", ParquetType.Utf8), ["b", "a", "𝄞"], some),
            TableColumn.Of(new("flag", ParquetType.Boolean), [true, false, true]),
            TableColumn.Of(new("nothing", ParquetType.Double), [1.0, 2.0, 3.0], [false, false, false]),
            TableColumn.Of(new("long text", ParquetType.Utf8), [new string('x', 300), "a", "b"]),
        ]);
        using ParquetReader reader = ParquetReader.Open(table.Write());
        ParquetRowGroup group = reader.RowGroups[0];

        Assert.Equal(new ParquetStatistics { NullCount = 1, MinInt64 = 5, MaxInt64 = 7 }, group.Statistics(0));
        Assert.Equal(new ParquetStatistics { NullCount = 0, MinInt64 = -9, MaxInt64 = 7 }, group.Statistics(1));
        Assert.Equal(new ParquetStatistics { NullCount = 1, MinText = "b", MaxText = "𝄞" }, group.Statistics(2));
        Assert.Equal(new ParquetStatistics { NullCount = 0 }, group.Statistics(3));
        Assert.Equal(new ParquetStatistics { NullCount = 3 }, group.Statistics(4));
        Assert.Equal(new ParquetStatistics { NullCount = 0 }, group.Statistics(5));
    }

    private static (double?, double?) Bounds(double[] values)
    {
        using ParquetReader reader = ParquetReader.Open(new Table([TableColumn.Of(new("price", ParquetType.Double), values)]).Write());
        ParquetStatistics statistics = reader.RowGroups[0].Statistics(0);
        return (statistics.MinDouble, statistics.MaxDouble);
    }
}
