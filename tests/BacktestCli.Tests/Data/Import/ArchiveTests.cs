using BacktestCli.Data;
using BacktestCli.Data.Import;

namespace BacktestCli.Tests.Data.Import;

/// <summary>Archives that arrived cut short: never a shorter dataset, always a refusal.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const string Rows = "1704067200000,1,2,1,2,7\n1704070800000,2,3,2,3,8\n1704074400000,3,3,3,3,1\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_gzip_cut_anywhere_is_refused_and_never_read_as_a_shorter_file()
    {
        byte[] whole = File.ReadAllBytes(_folder.WriteGzip("a.csv.gz", Rows));
        for (int length = 2; length < whole.Length; length++)
        {
            File.WriteAllBytes(_folder["a.csv.gz"], whole[..length]);
            Refuse("a.csv.gz");
        }
    }

    [Fact]
    public void A_zip_cut_anywhere_is_refused()
    {
        byte[] whole = File.ReadAllBytes(_folder.WriteZip("a.zip", ("a.csv", Rows)));
        for (int length = 4; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(_folder["a.zip"], whole[..length]);
            Refuse("a.zip");
        }
    }

    private void Refuse(string file)
    {
        var request = new ImportRequest { Paths = [_folder[file]] };
        DataException fault = Assert.Throws<DataException>(() => BarImport.Read(request, TestContext.Current.CancellationToken));
        Assert.StartsWith($"{file}: the archive is damaged: ", fault.Message, StringComparison.Ordinal);
    }
}
