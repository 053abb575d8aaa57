using System.Text.Json;
using BacktestCli.Core;
using BacktestCli.Core.Market;
using BacktestCli.Data.Import;

namespace BacktestCli.Data.Cache;

/// <summary>
/// Bars that were proved once and are kept as Parquet. Nothing in it changes silently: files carry their hashes, different bars are
/// refused, what is missing is listed.
/// </summary>
/// <param name="root">The cache's folder; made when first written.</param>
/// <param name="clock">For the time of imports, and for waiting.</param>
/// <param name="version">This program's version, for the record.</param>
public sealed class BarCache(string root, TimeProvider clock, string version)
{
    /// <summary>The cache's folder.</summary>
    public string Root => root;

    /// <summary>How long a writer waits for another one.</summary>
    /// <value>Default 30 s.</value>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>True for an exchange or a symbol that the cache can hold: letters, digits, '-', '_' and '.', no dot first.</summary>
    public static bool CanHold(string name) => CacheLayout.CanName(name);

    /// <summary>Adds proved bars to a dataset.</summary>
    /// <param name="instrument">What they are of.</param>
    /// <param name="imported">The bars.</param>
    /// <param name="preference">Which bar stays where the cache holds another of the same time.</param>
    /// <param name="cancellationToken">Stops the wait for another writer.</param>
    /// <exception cref="DataException">
    /// The import was refused, bars differ and nobody said which stay, another process writes, or the disk does not let us. Nothing has
    /// changed then.
    /// </exception>
    public CacheImportResult Import(
        Instrument instrument, ImportedBars imported, Preference preference, CancellationToken cancellationToken)
    {
        imported.OrRefuse();
        DatasetFolder folder = Folder(instrument, imported.Interval);
        return Writing(folder, before => new CacheImport(folder, before, preference).Run(imported, Describe(imported)), cancellationToken);
    }

    /// <summary>Opens a part of a dataset for reading.</summary>
    /// <exception cref="DataException">The dataset, or bars in that range, are not there, or the manifest is damaged.</exception>
    public CachedBars Open(BarRequest request)
    {
        DatasetFolder folder = Folder(request.Instrument, request.Interval);
        return new CachedBars(this, folder, request, Manifest(folder));
    }

    /// <summary>Every dataset, in the order of the folders.</summary>
    /// <exception cref="DataException">A manifest is damaged.</exception>
    public IReadOnlyList<CachedDataset> List() =>
    [
        .. Folders()
            .Select(folder => (Folder: folder, Manifest: folder.TryReadManifest()))
            .Where(found => found.Manifest is { Files.Count: > 0 })
            .Select(found => CachedDataset.Of(found.Folder, found.Manifest!)),
    ];

    /// <summary>True where a dataset has bars; the others are not looked at.</summary>
    /// <exception cref="DataException">Its manifest is damaged.</exception>
    public bool Holds(Instrument instrument, Interval interval) => Folder(instrument, interval).TryReadManifest() is { Files.Count: > 0 };

    /// <summary>One dataset, whether its bars can be read or not.</summary>
    /// <exception cref="DataException">It is not there, or its manifest is damaged.</exception>
    public CachedDataset Show(Instrument instrument, Interval interval)
    {
        DatasetFolder folder = Folder(instrument, interval);
        return CachedDataset.Of(folder, Manifest(folder));
    }

    /// <summary>Looks at every byte of every dataset, once what a writer began and did not live to finish is finished.</summary>
    /// <returns>What is wrong, file by file; empty where nothing is.</returns>
    /// <exception cref="DataException">Another process keeps writing a dataset.</exception>
    public IReadOnlyList<CacheProblem> Verify(CancellationToken cancellationToken) =>
        [.. Folders().SelectMany(folder => Verify(folder, cancellationToken))];

    /// <summary>The manifest of a dataset, when no writing is under way.</summary>
    internal CacheManifest Manifest(DatasetFolder folder)
    {
        CacheManifest? manifest = folder.TryReadManifest();
        if (manifest is null or { Files.Count: 0, Next: null })
            throw new DataException(Absent(folder));
        if (manifest.Next is null)
            return manifest;

        return Writing(folder, settled => settled, CancellationToken.None);
    }

    /// <summary>Looks while nobody writes; on a disk that may only be read, there is nobody.</summary>
    private IReadOnlyList<CacheProblem> Verify(DatasetFolder folder, CancellationToken cancellationToken)
    {
        using WriteLock? turn = TryTakeTurn(folder, cancellationToken);
        return new DatasetCheck(folder).Run(cancellationToken);
    }

    /// <summary>Our turn to write, with what others began finished; null where the disk may only be read or the manifest is damaged.</summary>
    private WriteLock? TryTakeTurn(DatasetFolder folder, CancellationToken cancellationToken)
    {
        WriteLock? turn = null;
        try
        {
            turn = WriteLock.Take(folder.Path, clock, Patience, cancellationToken);
            folder.Settle();
            return turn;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException || fault.InnerException is JsonException)
        {
            return turn;
        }
    }

    /// <summary>Does what changes a dataset, when it is our turn and what others began is finished.</summary>
    private T Writing<T>(DatasetFolder folder, Func<CacheManifest, T> work, CancellationToken cancellationToken)
    {
        try
        {
            using var turn = WriteLock.Take(folder.Path, clock, Patience, cancellationToken);
            return work(folder.Settle());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{folder.Path} cannot be written: {fault.Message} Free the disk or choose another folder "
                + "with --cache-dir.", fault);
        }
    }

    private DatasetFolder Folder(Instrument instrument, Interval interval) =>
        new(CacheLayout.Folder(root, instrument, interval), instrument, interval);

    private IReadOnlyList<DatasetFolder> Folders()
    {
        try
        {
            return [.. CacheLayout.Datasets(root).Select(found => new DatasetFolder(found.Folder, found.Instrument, found.Interval))];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{root} cannot be read: {fault.Message} Check its permissions, or choose another folder with --cache-dir.", fault);
        }
    }

    private CachedSource Describe(ImportedBars imported) => new()
    {
        Ranges = [],
        Files = imported.Sources,
        ImportedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        Version = version,
        Repair = imported.Repair,
        Repaired = [.. imported.Faults.Select(fault => new RepairedRows(fault.Kind, fault.Count))],
    };

    private string Absent(DatasetFolder folder)
    {
        Instrument wanted = folder.Instrument;
        DatasetFolder[] all = [.. Folders().Where(other => other.Instrument.Exchange == wanted.Exchange
        && other.Instrument.Market == wanted.Market)];
        string[] intervals = [.. all.Where(other => other.Instrument.Symbol == wanted.Symbol).Select(other => other.Interval.ToString())];
        string hint = intervals.Length > 0
            ? $" Cached intervals: {string.Join(", ", intervals)}."
            : Spelling.DidYouMean(wanted.Symbol, all.Select(other => other.Instrument.Symbol).Distinct());
        return $"the cache has no {folder.Interval} bars of {wanted}.{hint} See: backtest data list. Add some: backtest data import FILE "
            + $"--exchange {wanted.Exchange} --market {wanted.Market.ToString().ToLowerInvariant()} --symbol {wanted.Symbol} "
            + $"--interval {folder.Interval}.";
    }
}
