using System.Security.Cryptography;

namespace BacktestCli.Data.Cache;

/// <summary>The folder of one dataset: its manifest, its files, and how they change together or not at all.</summary>
internal sealed class DatasetFolder(string path, DatasetName name)
{
    /// <summary>What it holds.</summary>
    public DatasetName Name => name;

    /// <summary>Where it is.</summary>
    public string Path => path;

    /// <summary>A file in it.</summary>
    public string FilePath(string file) => System.IO.Path.Combine(path, file);

    /// <summary>The manifest.</summary>
    public ManifestFile Manifest { get; } = new(path, name);

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
        CacheManifest manifest = Manifest.TryRead() ?? new CacheManifest();
        if (manifest.Next is { } next)
        {
            foreach (CachedFile file in next.Files)
            {
                string prepared = FilePath(file.Name) + CacheLayout.TemporaryEnding;
                if (File.Exists(prepared) && Hash(File.ReadAllBytes(prepared)) == file.Sha256)
                    DurableFile.Commit(FilePath(file.Name));
            }

            DeleteAllBut(manifest, next);
            Manifest.Write(next);
            manifest = next;
        }

        Discard();
        return manifest;
    }

    /// <summary>Puts the next content of a file beside it, on the disk itself; a change of state gives it its name.</summary>
    public void Prepare(string file, ReadOnlyMemory<byte> content) => OrDiscard(() => DurableFile.Prepare(FilePath(file), content.Span));

    /// <summary>Takes back what was prepared and not named; the next writer does it where we cannot.</summary>
    public void Discard()
    {
        try
        {
            foreach (string leftover in Directory.EnumerateFiles(path, "*" + CacheLayout.TemporaryEnding))
                File.Delete(leftover);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>
    /// Moves from one state to the next: the manifest says what is coming, the prepared files get their names, the manifest says it is
    /// done. A crash before the first step is done leaves the old state, after it <see cref="Settle"/> reaches the new one.
    /// </summary>
    public void Change(CacheManifest before, CacheManifest after, IEnumerable<string> prepared)
    {
        OrDiscard(() => Manifest.Write(before with { Next = after }));
        foreach (string file in prepared)
            DurableFile.Commit(FilePath(file));
        DeleteAllBut(before, after);
        DurableFile.SyncFolder(path);
        Manifest.Write(after);
    }

    /// <summary>Moves from one state to the next where only the manifest differs.</summary>
    public void Change(CacheManifest after) => Manifest.Write(after);

    /// <summary>Empties the folder. The lock stays, because another writer may be waiting for it.</summary>
    public void Clear(CacheManifest before)
    {
        if (!Manifest.Exists)
            return;
        Manifest.Write(before with { Next = new CacheManifest() });
        DeleteAllBut(before, new CacheManifest());
        Manifest.Delete();
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
            throw ManifestFile.Unreadable(filePath, fault);
        }
    }

    private void DeleteAllBut(CacheManifest before, CacheManifest after)
    {
        foreach (CachedFile file in before.Files.Where(file => after[file.Name] is null))
            File.Delete(FilePath(file.Name));
    }

    private void OrDiscard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Discard();
            throw;
        }
    }
}
