using System.IO.Compression;
using System.Text;

namespace BacktestCli.Tests.Data;

/// <summary>A folder of its own for one test, gone after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("backtest-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public string WriteGzip(string name, string text)
    {
        using var gzip = new GZipStream(File.Create(this[name]), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
        return this[name];
    }

    public string WriteZip(string name, params (string Entry, string Text)[] entries)
    {
        using var archive = new ZipArchive(File.Create(this[name]), ZipArchiveMode.Create);
        foreach ((string entry, string text) in entries)
        {
            using Stream stream = archive.CreateEntry(entry, CompressionLevel.Fastest).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
