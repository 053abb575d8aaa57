namespace BacktestCli.Data.Cache;

/// <summary>Takes stretches out of datasets: rows, what they rested on, and what was known to be absent.</summary>
/// <param name="cache">The cache.</param>
public sealed class CacheRemoval(BarCache cache)
{
    /// <summary>What a removal would take away.</summary>
    /// <param name="dataset">Of which dataset, bars or a series.</param>
    /// <param name="range">Which stretch of it, [from, to).</param>
    /// <exception cref="DataException">The dataset is not there, its manifest is damaged, or a file that is partly in the stretch is.</exception>
    public RemovedData Preview(DatasetName dataset, TimeRange range)
    {
        DatasetFolder folder = cache.Folder(dataset);
        return new Removal(folder, cache.Turns.Read(folder) ?? throw cache.Absent(dataset)).Preview(range);
    }

    /// <summary>Does it.</summary>
    /// <param name="dataset">Of which dataset, bars or a series.</param>
    /// <param name="range">Which stretch of it, [from, to).</param>
    /// <param name="cancellationToken">Stops the wait for another writer.</param>
    /// <exception cref="DataException">As for <see cref="Preview"/>; or another process writes, or the disk does not let us. Nothing has changed then.</exception>
    public RemovedData Run(DatasetName dataset, TimeRange range, CancellationToken cancellationToken)
    {
        DatasetFolder folder = cache.Folder(dataset);
        return cache.Turns.Write(folder, manifest => new Removal(folder, manifest).Run(range), cancellationToken);
    }
}
