using System.Runtime.InteropServices;
using System.Text;

namespace BacktestCli.Data.Cache;

/// <summary>Writes that a crash or a power cut cannot leave half done.</summary>
internal static class DurableFile
{
    private const int ReadOnly = 0;

    /// <summary>Writes a file beside its final name and puts it on the disk itself, ready to be renamed.</summary>
    /// <exception cref="IOException">The disk does not let us.</exception>
    public static void Prepare(string path, ReadOnlySpan<byte> content)
    {
        string temporary = path + CacheLayout.TemporaryEnding;
        using var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            stream.Write(content);
        }
        catch (ArgumentOutOfRangeException fault)
        {
            // what the runtime makes of EFBIG, which a quota or a small file system says
            throw new IOException($"{temporary} may not grow to {content.Length:N0} bytes.", fault);
        }

        stream.Flush(flushToDisk: true);
    }

    /// <summary>Gives a prepared file its final name; who looks sees the old file or the new one, whole.</summary>
    public static void Commit(string path) => File.Move(path + CacheLayout.TemporaryEnding, path, overwrite: true);

    /// <summary>Puts the names in a folder on the disk itself. Windows does so by itself.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;

        int handle = Open([.. Encoding.UTF8.GetBytes(folder), 0], ReadOnly);
        if (handle < 0)
            return;
        _ = Sync(handle);
        _ = Close(handle);
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
