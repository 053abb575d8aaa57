using System.Text.Json;
using BacktestCli.Core;

namespace BacktestCli.Data.Cache;

/// <summary>What a dataset's folder says about itself, as a file that is replaced whole.</summary>
/// <param name="folder">The folder.</param>
/// <param name="name">What it holds.</param>
internal sealed class ManifestFile(string folder, DatasetName name)
{
    private readonly string _path = Path.Combine(folder, CacheLayout.ManifestName);

    /// <summary>True where there is one, sound or not.</summary>
    public bool Exists => File.Exists(_path);

    /// <summary>The manifest as it stands; null where there is none.</summary>
    /// <exception cref="DataException">It is damaged, or the disk does not let us.</exception>
    public CacheManifest? TryRead()
    {
        try
        {
            return File.Exists(_path) ? CacheJson.Read(File.ReadAllBytes(_path)) : null;
        }
        catch (JsonException fault)
        {
            throw new DataException($"{_path}: {WhyDamaged(fault)}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(_path, fault);
        }
    }

    /// <summary>Puts another in its place.</summary>
    public void Write(CacheManifest manifest)
    {
        DurableFile.Prepare(_path, CacheJson.Write(manifest));
        DurableFile.Commit(_path);
        DurableFile.SyncFolder(folder);
    }

    /// <summary>Takes it away.</summary>
    public void Delete()
    {
        File.Delete(_path);
        DurableFile.SyncFolder(folder);
    }

    /// <summary>What a damaged manifest means and what to do.</summary>
    public string WhyDamaged(JsonException fault) =>
        $"it is damaged: {JsonFault.Line(fault)}. Delete it and import or download {name} again.";

    /// <summary>Says that a file cannot be read, and what to look at.</summary>
    public static DataException Unreadable(string path, Exception fault) =>
        new($"{path} cannot be read: {fault.Message} Check its permissions and the disk.", fault);
}
