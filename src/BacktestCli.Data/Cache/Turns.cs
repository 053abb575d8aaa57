using System.Text.Json;

namespace BacktestCli.Data.Cache;

/// <summary>Lets one writer at a time at a folder of the cache; each first finishes what one before it began.</summary>
/// <param name="clock">For waiting.</param>
/// <param name="patience">How long a writer waits for another one.</param>
internal sealed class Turns(TimeProvider clock, TimeSpan patience)
{
    /// <summary>Does what changes a dataset, when it is our turn and what others began is finished.</summary>
    /// <exception cref="DataException">Another process keeps writing, the manifest is damaged, or the disk does not let us.</exception>
    public T Write<T>(DatasetFolder folder, Func<CacheManifest, T> work, CancellationToken cancellationToken) =>
        Write(folder.Path, () => work(folder.Settle()), cancellationToken);

    /// <summary>Does what changes a folder, when it is our turn.</summary>
    /// <exception cref="DataException">Another process keeps writing, or the disk does not let us.</exception>
    public T Write<T>(string folder, Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            using var turn = WriteLock.Take(folder, clock, patience, cancellationToken);
            return work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{folder} cannot be written: {fault.Message} Free the disk or choose another folder "
                + "with --cache-dir.", fault);
        }
    }

    /// <summary>The manifest of a dataset, when no writing is under way; null where there is none.</summary>
    public CacheManifest? Read(DatasetFolder folder)
    {
        CacheManifest? manifest = folder.Manifest.TryRead();
        return manifest?.Next is null ? manifest : Write(folder, settled => settled, CancellationToken.None);
    }

    /// <summary>Our turn to write, with what others began finished; null where the disk may only be read or the manifest is damaged.</summary>
    public WriteLock? TryTake(DatasetFolder folder, CancellationToken cancellationToken)
    {
        WriteLock? turn = null;
        try
        {
            turn = WriteLock.Take(folder.Path, clock, patience, cancellationToken);
            folder.Settle();
            return turn;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException || fault.InnerException is JsonException)
        {
            return turn;
        }
    }
}
