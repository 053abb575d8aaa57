namespace BacktestCli.Signals.Store;

/// <summary>The right to append to a store. It ends with the process that holds it, however that ends.</summary>
/// <remarks>
/// The operating system's lock on an open file beside the store; the file stays behind, empty, and means nothing by itself.
/// </remarks>
internal sealed class StoreLock : IDisposable
{
    /// <summary>
    /// What the systems say of a file that another process holds: EAGAIN of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    /// </summary>
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the right to append.</summary>
    /// <exception cref="SignalException">Somebody else has it.</exception>
    /// <exception cref="IOException">The disk does not let us.</exception>
    public static StoreLock Take(string path)
    {
        try
        {
            return new StoreLock(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException fault) when (HeldByAnother.Contains(fault.HResult))
        {
            throw new SignalException(
                $"{path}: another run is writing signals to this file. Wait until it is done, or give this run a file of its own; "
                + "two such files are put together by writing one behind the other.", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
