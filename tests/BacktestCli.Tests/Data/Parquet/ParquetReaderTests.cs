using BacktestCli.Data.Parquet;

namespace BacktestCli.Tests.Data.Parquet;

public sealed class ParquetReaderTests
{
    private static readonly TableColumn Times = TableColumn.Of(
        new("time", ParquetType.Int64) { Logical = ParquetLogical.TimestampMillis, Encoding = ParquetEncoding.Delta },
        [.. Enumerable.Range(0, 1_000).Select(row => row * 60_000L)]);

    private static readonly TableColumn Prices = TableColumn.Of(
        new("price", ParquetType.Double), [.. Enumerable.Range(0, 1_000).Select(row => row * 0.25)]);

    private static readonly TableColumn Gaps = TableColumn.Of(
        new("gaps", ParquetType.Int32), [.. Enumerable.Range(0, 1_000)], [.. Enumerable.Range(0, 1_000).Select(row => row % 3 > 0)]);

    private static readonly byte[] File = new Table([Times, Prices, Gaps]).Write(groupRows: 400);

    [Fact]
    public void A_file_is_the_same_in_memory_and_behind_a_stream()
    {
        using ParquetReader inMemory = ParquetReader.Open(File);
        using ParquetReader behindStream = ParquetReader.Open(new MemoryStream(File));

        Assert.Equal([400, 400, 200], behindStream.RowGroups.Select(group => group.Rows));
        Assert.Equal(
            Table.Read(inMemory).Columns.Select(column => column.Cells()),
            Table.Read(behindStream).Columns.Select(column => column.Cells()));
    }

    [Fact]
    public void Closing_the_reader_closes_the_stream()
    {
        MemoryStream file = new(File);
        ParquetReader.Open(file).Dispose();

        Assert.False(file.CanRead);
    }

    [Fact]
    public void Reading_a_column_reads_no_other()
    {
        using CountingStream file = new(File);
        using ParquetReader reader = ParquetReader.Open(file);
        file.BytesRead = 0;
        reader.Read(1, 1, new double[400]);

        Assert.InRange(file.BytesRead, 400 * sizeof(double), (400 * sizeof(double)) + 50);
    }

    [Fact]
    public void Statistics_say_which_row_groups_to_pass_over()
    {
        using ParquetReader reader = ParquetReader.Open(File);
        const long From = 500 * 60_000;

        Assert.Equal([1, 2], Enumerable.Range(0, 3).Where(group => reader.RowGroups[group].Statistics(0).MaxInt64 >= From));
    }

    [Fact]
    public void A_plain_column_in_memory_is_copied_and_nothing_else()
    {
        using ParquetReader reader = ParquetReader.Open(File);
        double[] prices = new double[400];
        reader.Read(0, 1, prices);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            reader.Read(0, 1, prices);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 1_000);
    }

    [Fact]
    public void Integers_of_32_bits_are_widened()
    {
        using ParquetReader reader = ParquetReader.Open(new Table(
        [
            TableColumn.Of(new("plain", ParquetType.Int32), [int.MinValue, -1, int.MaxValue]),
            TableColumn.Of(new("delta", ParquetType.Int32) { Encoding = ParquetEncoding.Delta }, [int.MinValue, int.MaxValue, -1]),
        ]).Write());
        long[] values = new long[3];

        reader.Read(0, 0, values);
        Assert.Equal([int.MinValue, -1, int.MaxValue], values);
        reader.Read(0, 1, values);
        Assert.Equal([int.MinValue, int.MaxValue, -1], values);
    }

    [Fact]
    public void A_column_is_read_as_what_it_is()
    {
        using ParquetReader reader = ParquetReader.Open(File);

        Assert.Equal(
            "Column 'price', row group 0: it is Double, and was asked for as Int64.",
            Assert.Throws<ParquetException>(() => reader.Read(0, 1, new long[400])).Message);
        Assert.Throws<ParquetException>(() => reader.Read(0, 0, new int[400]));
        Assert.Throws<ParquetException>(() => reader.Read(0, 0, new double[400]));
        Assert.Throws<ParquetException>(() => reader.Read(0, 0, new bool[400]));
        Assert.Throws<ParquetException>(() => reader.Read(0, 0, new string[400]));
        Assert.Throws<ArgumentException>(() => reader.Read(0, 1, new double[399]));
        Assert.Throws<ArgumentException>(() => reader.Read(0, 1, new double[400], new bool[1]));
        Assert.Equal((1, -1), (reader.IndexOf("price"), reader.IndexOf("Price")));
    }

    [Fact]
    public void Absent_values_are_zero_and_an_error_to_who_did_not_ask()
    {
        using ParquetReader reader = ParquetReader.Open(File);
        int[] values = new int[400];
        bool[] present = new bool[400];
        Array.Fill(values, -1);
        reader.Read(0, 2, values, present);
        Assert.Equal([0, 1, 2, 0, 4, 5], values[..6]);
        Assert.Equal([false, true, true, false], present[..4]);

        ParquetException error = Assert.Throws<ParquetException>(() => reader.Read(0, 2, values));
        Assert.Contains("absent", error.Message, StringComparison.Ordinal);
        reader.Read(0, 0, new long[400], present);
        Assert.DoesNotContain(false, present);
    }

    private sealed class CountingStream(byte[] file) : MemoryStream(file)
    {
        public long BytesRead { get; set; }

        public override int Read(Span<byte> buffer)
        {
            int read = base.Read(buffer);
            BytesRead += read;
            return read;
        }
    }
}
