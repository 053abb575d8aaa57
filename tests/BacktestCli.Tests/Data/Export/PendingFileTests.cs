using BacktestCli.Data;
using BacktestCli.Data.Export;

namespace BacktestCli.Tests.Data.Export;

/// <summary>A file is in its place whole, or it never was.</summary>
public sealed class PendingFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Place => Path.Combine(_folder, "a", "b", "file");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_in_its_place_once_it_is_kept_and_not_before()
    {
        using (PendingFile file = PendingFile.Write(Place, stream => stream.Write("new"u8)))
        {
            Assert.False(File.Exists(Place));
            file.Keep();
        }

        Assert.Equal("new", File.ReadAllText(Place));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Place)!));
    }

    [Fact]
    public void A_file_that_is_not_kept_is_gone_with_the_folders_made_for_it()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "a"));
        using (PendingFile.Write(Place, stream => stream.Write("new"u8)))
            Assert.True(Directory.Exists(Path.GetDirectoryName(Place)));
        Assert.Equal([Path.Combine(_folder, "a")], Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_stood_there_before_stands_where_the_new_file_is_not_kept_or_breaks_off()
    {
        WholeFile.Write(Place, stream => stream.Write("old"u8));
        using (PendingFile.Write(Place, stream => stream.Write("new"u8)))
            Assert.Equal("old", File.ReadAllText(Place));
        DataException fault = Assert.Throws<DataException>(() => PendingFile.Write(Place, Break));
        Assert.Equal($"{Place} cannot be written: No space left. Choose another place with --out.", fault.Message);
        Assert.Equal("old", File.ReadAllText(Place));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Place)!));

        static void Break(Stream stream)
        {
            stream.Write("ne"u8);
            throw new IOException("No space left.");
        }
    }
}
