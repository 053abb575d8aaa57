using System.Security.Cryptography;
using System.Text.Json;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Cache;

/// <summary>The folder of one instrument and interval: its manifest, its files, and how they change together or not at all.</summary>
internal sealed class DatasetFolder(string path, Instrument instrument, Interval interval)
{
    /// <summary>What the bars are of.</summary>
    public Instrument Instrument => instrument;

    /// <summary>How long each lasts.</summary>
    public Interval Interval => interval;

    /// <summary>Where it is.</summary>
    public string Path => path;

    private string ManifestPath => FilePath(CacheLayout.ManifestName);

    /// <summary>A file in it.</summary>
    public string FilePath(string name) => System.IO.Path.Combine(path, name);

    /// <summary>The manifest as it stands; null where there is none.</summary>
    /// <exception cref="DataException">It is damaged.</exception>
    public CacheManifest? TryReadManifest()
    {
        try
        {
            return File.Exists(ManifestPath) ? CacheJson.Read(File.ReadAllBytes(ManifestPath)) : null;
        }
        catch (JsonException fault)
        {
            throw new DataException($"{ManifestPath}: {WhyDamaged(fault)}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(ManifestPath, fault);
        }
    }

    /// <summary>What a damaged manifest means and what to do.</summary>
    public string WhyDamaged(JsonException fault) =>
        $"it is damaged: {fault.Message.TrimEnd('.')}. Delete it and import the bars of {instrument} {interval} again.";

    /// <summary>The bytes of a file; null where it is missing, or its size or SHA-256 is not what the manifest says.</summary>
    public ReadOnlyMemory<byte>? TryRead(CachedFile file)
    {
        byte[] memory = [];
        return TryRead(file, ref memory);
    }

    /// <inheritdoc cref="TryRead(CachedFile)"/>
    /// <param name="file">Which.</param>
    /// <param name="memory">Where to put them; a larger one takes its place where it is too small.</param>
    public ReadOnlyMemory<byte>? TryRead(CachedFile file, ref byte[] memory)
    {
        string filePath = FilePath(file.Name);
        if (!File.Exists(filePath))
            return null;

        using FileStream stream = Open(filePath);
        if (stream.Length != file.Bytes || file.Bytes > Array.MaxLength)
            return null;
        if (memory.Length < file.Bytes)
            memory = GC.AllocateUninitializedArray<byte>((int)file.Bytes);
        Memory<byte> content = memory.AsMemory(0, (int)file.Bytes);
        if (stream.ReadAtLeast(content.Span, content.Length, throwOnEndOfStream: false) < content.Length
            || Hash(content.Span) != file.Sha256)
            return null;
        return content;
    }

    /// <summary>
    /// Finishes what a writer before us began and did not live to finish. Only for whoever holds the <see cref="WriteLock"/>.
    /// </summary>
    /// <returns>The manifest after that; empty where there is none yet.</returns>
    public CacheManifest Settle()
    {
        CacheManifest manifest = TryReadManifest() ?? new CacheManifest();
        if (manifest.Next is { } next)
        {
            foreach (CachedFile file in next.Files)
            {
                string prepared = FilePath(file.Name) + CacheLayout.TemporaryEnding;
                if (File.Exists(prepared) && Hash(File.ReadAllBytes(prepared)) == file.Sha256)
                    DurableFile.Commit(FilePath(file.Name));
            }

            WriteManifest(next);
            manifest = next;
        }

        foreach (string leftover in Directory.EnumerateFiles(path, "*" + CacheLayout.TemporaryEnding))
            File.Delete(leftover);
        return manifest;
    }

    /// <summary>
    /// Moves from one state to the next: the files are made ready, the manifest says what is coming, the files get their names, the
    /// manifest says it is done. A crash before the second step leaves the old state, after it <see cref="Settle"/> reaches the new one.
    /// </summary>
    public void Change(CacheManifest before, CacheManifest after, IReadOnlyDictionary<string, byte[]> contents)
    {
        foreach ((string name, byte[] content) in contents)
            DurableFile.Prepare(FilePath(name), content);
        WriteManifest(before with { Next = after });
        foreach (string name in contents.Keys)
            DurableFile.Commit(FilePath(name));
        DurableFile.SyncFolder(path);
        WriteManifest(after);
    }

    /// <summary>SHA-256, lower-case hex.</summary>
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <exception cref="DataException">The disk does not let us.</exception>
    private static FileStream Open(string filePath)
    {
        try
        {
            return new FileStream(filePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(filePath, fault);
        }
    }

    private static DataException Unreadable(string filePath, Exception fault) =>
        new($"{filePath} cannot be read: {fault.Message} Check its permissions and the disk.", fault);

    private void WriteManifest(CacheManifest manifest)
    {
        DurableFile.Prepare(ManifestPath, CacheJson.Write(manifest));
        DurableFile.Commit(ManifestPath);
        DurableFile.SyncFolder(path);
    }
}
