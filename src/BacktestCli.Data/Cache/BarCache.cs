using BacktestCli.Core.Market;
using BacktestCli.Data.Import;

namespace BacktestCli.Data.Cache;

/// <summary>
/// Bars that were proved once and are kept as Parquet. Nothing in it changes silently: files carry their hashes, different bars are
/// refused, what is missing is listed.
/// </summary>
/// <param name="root">The cache's folder; made when first written.</param>
/// <param name="clock">For the time of imports and downloads, and for waiting.</param>
/// <param name="version">This program's version, for the record.</param>
public sealed class BarCache(string root, TimeProvider clock, string version)
{
    /// <summary>The cache's folder.</summary>
    public string Root => root;

    /// <summary>How long a writer waits for another one.</summary>
    /// <value>Default 30 s.</value>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What is kept beside bars.</summary>
    public SeriesCache Series => new(this);

    /// <summary>The venues' lists of instruments.</summary>
    public InstrumentStore Instruments => new(root, clock, Turns);

    /// <summary>This program's version, for the record.</summary>
    internal string Version => version;

    internal Turns Turns => new(clock, Patience);

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
        return Change(
            new DatasetName(instrument, imported.Interval), store => store.Import(imported, preference), cancellationToken);
    }

    /// <summary>Opens a part of a dataset for reading.</summary>
    /// <exception cref="DataException">The dataset, or bars in that range, are not there, or the manifest is damaged.</exception>
    public CachedBars Open(BarRequest request) => Open(request, PriceKind.Trade);

    /// <summary>Opens a part of a dataset of mark prices for reading.</summary>
    /// <exception cref="DataException">The dataset, or bars in that range, are not there, or the manifest is damaged.</exception>
    public CachedBars OpenMark(BarRequest request) => Open(request, PriceKind.Mark);

    /// <summary>Every dataset of bars, in the order of the folders.</summary>
    /// <exception cref="DataException">A manifest is damaged.</exception>
    public IReadOnlyList<CachedDataset> List() => Survey().OrThrow().Bars;

    /// <summary>What there are folders of, with anything in them or not, in the order of the folders.</summary>
    /// <exception cref="DataException">The cache cannot be read.</exception>
    public IEnumerable<DatasetName> Names() => Folders().Where(folder => folder.Manifest.Exists).Select(folder => folder.Name);

    /// <summary>All that is there, and the datasets whose manifests cannot be read.</summary>
    /// <exception cref="DataException">The cache cannot be read.</exception>
    public CacheContents Survey() => CacheContents.Of(Folders());

    /// <summary>True where a dataset has bars; the others are not looked at.</summary>
    /// <exception cref="DataException">Its manifest is damaged.</exception>
    public bool Holds(Instrument instrument, Interval interval, PriceKind price = PriceKind.Trade) =>
        Folder(new DatasetName(instrument, interval, price)).Manifest.TryRead() is { Files.Count: > 0 };

    /// <summary>One dataset, whether its bars can be read or not.</summary>
    /// <exception cref="DataException">It is not there, or its manifest is damaged.</exception>
    public CachedDataset Show(Instrument instrument, Interval interval, PriceKind price = PriceKind.Trade)
    {
        DatasetFolder folder = Folder(new DatasetName(instrument, interval, price));
        return CachedDataset.Of(folder, Manifest(folder));
    }

    /// <summary>Looks at every byte of the cache, once what a writer began and did not live to finish is finished.</summary>
    /// <returns>What is wrong, file by file; empty where nothing is.</returns>
    /// <exception cref="DataException">Another process keeps writing a dataset.</exception>
    public IReadOnlyList<CacheProblem> Verify(CancellationToken cancellationToken) =>
        [.. Folders().SelectMany(folder => Verify(folder, cancellationToken)), .. Instruments.Verify()];

    /// <summary>What a dataset lacks of a stretch of time and what it is worth asking for.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="interval">How long each bar lasts.</param>
    /// <param name="price">Of which price.</param>
    /// <param name="asked">The stretch, [from, to).</param>
    /// <param name="recheck">True: also what a source was asked for before and does not have, and what lies in damaged files.</param>
    /// <returns>Stretches of open times, oldest first.</returns>
    /// <exception cref="DataException">The manifest is damaged.</exception>
    public IReadOnlyList<TimeRange> Missing(Instrument instrument, Interval interval, PriceKind price, TimeRange asked, bool recheck)
    {
        DatasetFolder folder = Folder(new DatasetName(instrument, interval, price));
        CacheManifest manifest = Turns.Read(folder) ?? new CacheManifest();
        return DatasetGaps.Missing(folder, manifest, HoleList.Covered(manifest, interval), HoleList.Aligned(asked, interval), recheck);
    }

    /// <summary>Adds fetched bars to a dataset, and what was found not to exist.</summary>
    /// <param name="instrument">What they are of.</param>
    /// <param name="interval">How long each bar lasts.</param>
    /// <param name="price">Of which price.</param>
    /// <param name="fetched">The bars; each lies in a stretch of one of the sources.</param>
    /// <param name="cancellationToken">Stops the wait for another writer.</param>
    /// <exception cref="DataException">Bars differ from those that are there, another process writes, or the disk does not let us; nothing has changed then.</exception>
    internal CacheImportResult Store(
        Instrument instrument, Interval interval, PriceKind price, FetchedBars fetched, CancellationToken cancellationToken) =>
        Change(new DatasetName(instrument, interval, price), store => store.Store(fetched), cancellationToken);

    /// <summary>Changes a dataset of bars, when it is our turn.</summary>
    internal T Change<T>(DatasetName name, Func<BarStore, T> work, CancellationToken cancellationToken)
    {
        DatasetFolder folder = Folder(name);
        return Turns.Write(folder, manifest => work(new BarStore(folder, manifest, Now(), version)), cancellationToken);
    }

    /// <summary>The time, Unix ms.</summary>
    internal long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    internal DatasetFolder Folder(DatasetName name) => new(CacheLayout.Folder(root, name), name);

    /// <summary>Every dataset's folder, in the order of the paths.</summary>
    /// <exception cref="DataException">The cache cannot be read.</exception>
    internal IReadOnlyList<DatasetFolder> Folders()
    {
        try
        {
            return [.. CacheLayout.Datasets(root).Select(found => new DatasetFolder(found.Folder, found.Name))];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{root} cannot be read: {fault.Message} Check its permissions, or choose another folder with --cache-dir.", fault);
        }
    }

    private CachedBars Open(BarRequest request, PriceKind price)
    {
        DatasetFolder folder = Folder(new DatasetName(request.Instrument, request.Interval, price));
        return new CachedBars(Turns, folder, request, Manifest(folder));
    }

    /// <summary>The manifest of a dataset that has bars, when no writing is under way.</summary>
    private CacheManifest Manifest(DatasetFolder folder) =>
        Turns.Read(folder) is { Files.Count: > 0 } manifest ? manifest : throw Absent(folder.Name);

    /// <summary>Why a dataset cannot be had, and what is there instead.</summary>
    internal DataException Absent(DatasetName name) => NoSuchDataset.Explain(name, Folders().Select(folder => folder.Name));

    /// <summary>Looks while nobody writes; on a disk that may only be read, there is nobody.</summary>
    private IReadOnlyList<CacheProblem> Verify(DatasetFolder folder, CancellationToken cancellationToken)
    {
        using WriteLock? turn = Turns.TryTake(folder, cancellationToken);
        return new DatasetCheck(folder).Run(cancellationToken);
    }
}
