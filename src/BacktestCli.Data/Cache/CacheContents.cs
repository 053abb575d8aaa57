namespace BacktestCli.Data.Cache;

/// <summary>All that a cache holds, by its manifests.</summary>
/// <param name="Bars">Datasets of bars that have any, in the order of the folders.</param>
/// <param name="Series">What is kept beside bars, likewise.</param>
/// <param name="Damaged">Datasets whose manifests cannot be read.</param>
public sealed record CacheContents(
    IReadOnlyList<CachedDataset> Bars, IReadOnlyList<CachedSeries> Series, IReadOnlyList<DamagedDataset> Damaged)
{
    internal static CacheContents Of(IEnumerable<DatasetFolder> folders)
    {
        List<CachedDataset> bars = [];
        List<CachedSeries> series = [];
        List<DamagedDataset> damaged = [];
        foreach (DatasetFolder folder in folders)
        {
            try
            {
                CacheManifest? manifest = folder.Manifest.TryRead();
                if (folder.Name.Series is not null && manifest is { Sources.Count: > 0 })
                    series.Add(CachedSeries.Of(folder, manifest));
                else if (folder.Name.Series is null && manifest is { Files.Count: > 0 })
                    bars.Add(CachedDataset.Of(folder, manifest));
            }
            catch (DataException fault)
            {
                damaged.Add(new DamagedDataset(folder.Name, fault));
            }
        }

        return new CacheContents(bars, series, damaged);
    }

    /// <summary>This, unless a manifest cannot be read.</summary>
    /// <exception cref="DataException">One cannot; the first.</exception>
    internal CacheContents OrThrow() => Damaged is [var first, ..] ? throw first.Fault : this;
}

/// <summary>A dataset whose manifest cannot be read.</summary>
/// <param name="Name">Which.</param>
/// <param name="Fault">Why, and what to do.</param>
public sealed record DamagedDataset(DatasetName Name, DataException Fault);
