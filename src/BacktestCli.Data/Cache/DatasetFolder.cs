using System.Security.Cryptography;
using System.Text.Json;

namespace BacktestCli.Data.Cache;

/// <summary>The folder of one dataset: its manifest, its files, and how they change together or not at all.</summary>
internal sealed class DatasetFolder(string path, DatasetName name)
{
    /// <summary>What it holds.</summary>
    public DatasetName Name => name;

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>True where there is a manifest, sound or not.</summary>
    public bool HasManifest => File.Exists(ManifestPath);

    private string ManifestPath => FilePath(CacheLayout.ManifestName);

    /// <summary>A file in it.</summary>
    public string FilePath(string file) => System.IO.Path.Combine(path, file);

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
        $"it is damaged: {fault.Message.TrimEnd('.')}. Delete it and {(name.Series is null ? $"import the bars of {name}" : $"download {name}")} again.";

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

            DeleteAllBut(manifest, next);
            WriteManifest(next);
            manifest = next;
        }

        DeleteLeftovers();
        return manifest;
    }

    /// <summary>
    /// Moves from one state to the next: the files are made ready, the manifest says what is coming, the files get their names, the
    /// manifest says it is done. A crash before the second step leaves the old state, after it <see cref="Settle"/> reaches the new one.
    /// </summary>
    public void Change(CacheManifest before, CacheManifest after, IReadOnlyDictionary<string, byte[]> contents)
    {
        try
        {
            foreach ((string file, byte[] content) in contents)
                DurableFile.Prepare(FilePath(file), content);
            WriteManifest(before with { Next = after });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            TryDeleteLeftovers();
            throw;
        }

        foreach (string file in contents.Keys)
            DurableFile.Commit(FilePath(file));
        DeleteAllBut(before, after);
        DurableFile.SyncFolder(path);
        WriteManifest(after);
    }

    /// <summary>Moves from one state to the next where only the manifest differs.</summary>
    public void Change(CacheManifest after) => WriteManifest(after);

    /// <summary>Empties the folder. The lock stays, because another writer may be waiting for it.</summary>
    public void Clear(CacheManifest before)
    {
        if (!File.Exists(ManifestPath))
            return;
        WriteManifest(before with { Next = new CacheManifest() });
        DeleteAllBut(before, new CacheManifest());
        File.Delete(ManifestPath);
        DurableFile.SyncFolder(path);
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

    private void DeleteAllBut(CacheManifest before, CacheManifest after)
    {
        foreach (CachedFile file in before.Files.Where(file => after[file.Name] is null))
            File.Delete(FilePath(file.Name));
    }

    private void DeleteLeftovers()
    {
        foreach (string leftover in Directory.EnumerateFiles(path, "*" + CacheLayout.TemporaryEnding))
            File.Delete(leftover);
    }

    /// <summary>Gives a full disk back what could not be finished; the next writer does it where we cannot.</summary>
    private void TryDeleteLeftovers()
    {
        try
        {
            DeleteLeftovers();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void WriteManifest(CacheManifest manifest)
    {
        DurableFile.Prepare(ManifestPath, CacheJson.Write(manifest));
        DurableFile.Commit(ManifestPath);
        DurableFile.SyncFolder(path);
    }
}
