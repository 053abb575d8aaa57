using BacktestCli.Data.Import;
using BacktestCli.Data.Import.Readers;

namespace BacktestCli.Tests.Data.Import;

/// <summary>An import needs room for its rows once, and hardly more.</summary>
public sealed class ImportMemoryTests : IDisposable
{
    private const int Rows = 120_000;
    private const int BytesOfRow = 10 * sizeof(double);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_of_known_length_is_given_its_room_at_once(bool isZip)
    {
        string text = string.Concat(Enumerable.Range(0, Rows).Select(row => $"{Bars.Start + (row * Bars.Minute)},100,110,90,105,7\n"));
        string path = isZip ? _folder.WriteZip("a.zip", ("a.csv", text)) : _folder.Write("a.csv", text);
        Document document = Assert.Single(Document.In(path));
        long before = GC.GetAllocatedBytesForCurrentThread();
        DocumentRows rows = document.Read(new ImportRequest { Paths = [path] }, TestContext.Current.CancellationToken);
        Assert.Equal(Rows, rows.Bars.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Rows * BytesOfRow * 3 / 2);
    }

    [Fact]
    public void A_file_that_has_more_rows_than_its_start_promised_is_read_all_the_same()
    {
        string start = string.Concat(Enumerable.Range(0, 2_000).Select(row => $"{Bars.Start + (row * Bars.Minute)},100.000000,110.000000,90.0000000,105,7\n"));
        string rest = string.Concat(Enumerable.Range(2_000, 8_000).Select(row => $"{Bars.Start + (row * Bars.Minute)},1,2,1,2,7\n"));
        string path = _folder.Write("a.csv", start + rest);
        ImportedBars read = BarImport.Read(new ImportRequest { Paths = [path] }, TestContext.Current.CancellationToken);
        Assert.Equal((10_000, 0), (read.Bars.Count, read.Gaps.Count));
    }
}
