using BacktestCli.Data;
using BacktestCli.Data.Import;
using BacktestCli.Data.Parquet;

namespace BacktestCli.Tests.Data.Import;

public sealed class ParquetImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ParquetLogical.TimestampMillis, 1)]
    [InlineData(ParquetLogical.TimestampMicros, 1_000)]
    [InlineData(ParquetLogical.TimestampNanos, 1_000_000)]
    [InlineData(ParquetLogical.None, 1)]
    [InlineData(ParquetLogical.None, 1_000_000)]
    public void Times_of_any_unit_and_columns_in_any_order_are_read(ParquetLogical logical, long perMillisecond)
    {
        string path = Write(new ParquetColumn("timestamp", ParquetType.Int64) { Logical = logical }, [Bars.Start * perMillisecond, (Bars.Start + Bars.Hour) * perMillisecond]);
        BarTable bars = Read(path, assumeUtc: false).OrRefuse().Bars;
        Assert.Equal([Bars.Start, Bars.Start + Bars.Hour], bars.Times.ToArray());
        Assert.Equal([5, 6], bars[BarField.Volume].ToArray());
        Assert.Equal([4, 4], bars[BarField.High].ToArray());
        Assert.Equal([2, 2], bars[BarField.Open].ToArray());
    }

    [Fact]
    public void Local_times_are_UTC_only_where_someone_says_so()
    {
        string path = Write(
            new ParquetColumn("timestamp", ParquetType.Int64) { Logical = ParquetLogical.TimestampMillis, IsUtc = false }, [Bars.Start, Bars.Start + Bars.Hour]);
        Assert.Contains("--time-zone UTC", Assert.Throws<DataException>(() => Read(path, assumeUtc: false)).Message, StringComparison.Ordinal);
        Assert.Equal(2, Read(path, assumeUtc: true).Bars.Count);
    }

    [Fact]
    public void A_file_without_a_needed_column_or_end_is_refused()
    {
        string path = Write(new ParquetColumn("id", ParquetType.Int64), [1, 2]);
        Assert.Contains("no column for open_time", Assert.Throws<DataException>(() => Read(path, assumeUtc: false)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^5]);
        Assert.StartsWith("a.parquet: ", Assert.Throws<DataException>(() => Read(path, assumeUtc: false)).Message, StringComparison.Ordinal);
    }

    private static ImportedBars Read(string path, bool assumeUtc) =>
        BarImport.Read(new ImportRequest { Paths = [path], TimeZoneUtc = assumeUtc }, TestContext.Current.CancellationToken);

    private string Write(ParquetColumn time, long[] times)
    {
        using FileStream file = File.Create(_folder["a.parquet"]);
        ParquetColumn[] schema =
        [
            new("Volume", ParquetType.Int32), new("high", ParquetType.Double), time, new("low", ParquetType.Double), new("close", ParquetType.Double),
            new("note", ParquetType.Utf8), new("open", ParquetType.Double) { Optional = true },
        ];
        using var writer = new ParquetWriter(file, schema);
        writer.BeginRowGroup(2);
        writer.Write([5, 6]);
        writer.Write([4.0, 4.0]);
        writer.Write(times);
        writer.Write([1.0, 1.0]);
        writer.Write([3.0, 3.0]);
        writer.Write(["x", "y"]);
        writer.Write([2.0, 2.0]);
        writer.Finish();
        return file.Name;
    }
}
