namespace BacktestCli.Data.Cache;

/// <summary>The right to write one dataset. It ends with the process that holds it, however that ends.</summary>
/// <remarks>The operating system's lock on an open file; the file stays behind, empty, and means nothing by itself.</remarks>
internal sealed class WriteLock : IDisposable
{
    /// <summary>What the systems say of a file that another process holds: EAGAIN of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.</summary>
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private WriteLock(FileStream file) => _file = file;

    /// <summary>Waits for the right to write.</summary>
    /// <exception cref="DataException">Somebody else kept it for longer than <paramref name="patience"/>.</exception>
    /// <exception cref="IOException">The disk does not let us; no waiting helps then.</exception>
    public static WriteLock Take(string folder, TimeProvider clock, TimeSpan patience, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, CacheLayout.LockName);
        long start = clock.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new WriteLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException fault) when (HeldByAnother.Contains(fault.HResult) && clock.GetElapsedTime(start) < patience)
            {
                cancellationToken.WaitHandle.WaitOne(Pause);
            }
            catch (IOException fault) when (HeldByAnother.Contains(fault.HResult))
            {
                throw new DataException(
                    $"{folder}: another process has been writing this dataset for {patience.TotalSeconds:N0} s. Try again when "
                    + "it is done.", fault);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
