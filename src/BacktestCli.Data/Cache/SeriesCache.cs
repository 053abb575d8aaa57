using BacktestCli.Core.Market;
using BacktestCli.Data.Series;
using BacktestCli.Data.Sources;

namespace BacktestCli.Data.Cache;

/// <summary>What is kept beside bars: funding, order books, flow, liquidations. Files, hashes and locks are those of bars.</summary>
/// <remarks>
/// Events have no cadence, so nothing tells a stretch without one from a stretch that nobody asked for; hence the manifest lists what was
/// asked for.
/// </remarks>
public sealed class SeriesCache
{
    private readonly BarCache _cache;

    internal SeriesCache(BarCache cache) => _cache = cache;

    /// <summary>Every series, in the order of the folders.</summary>
    /// <exception cref="DataException">A manifest is damaged.</exception>
    public IReadOnlyList<CachedSeries> List() => _cache.Survey().OrThrow().Series;

    /// <summary>The rows of a stretch of time.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="kind">Which series.</param>
    /// <param name="interval">Length of the bars it is gathered in; null for events.</param>
    /// <param name="range">[from, to), Unix ms.</param>
    /// <param name="uncovered">Stretches of it of which nothing is known, or known that the source has nothing, oldest first.</param>
    /// <returns>The rows, oldest first; none where there is no such series.</returns>
    /// <exception cref="DataException">A file or the manifest is damaged.</exception>
    public SeriesTable Read(
        Instrument instrument, SeriesKind kind, Interval? interval, TimeRange range, out IReadOnlyList<TimeRange> uncovered)
    {
        DatasetFolder folder = Folder(instrument, kind, interval);
        CacheManifest manifest = _cache.Turns.Read(folder) ?? new CacheManifest();
        var verified = new VerifiedFiles(_cache.Turns, folder);
        var rows = new SeriesTable(kind);
        byte[] memory = [];
        foreach (CachedFile file in manifest.Files.Where(file => file.LastTime >= range.From && file.FirstTime < range.To))
        {
            ReadOnlyMemory<byte> content = verified.Read(file, ref memory);
            TimeTable whole = verified.Decode(file.Name, () => folder.Name.File.Read(content));
            int start = BarRange.FirstAtOrAfter(whole.RowTimes, range.From);
            rows.AppendRows(whole, start, BarRange.FirstAtOrAfter(whole.RowTimes, range.To) - start);
        }

        uncovered = [.. Ranges.Without(range, SeriesStore.Covered(manifest))];
        return rows;
    }

    /// <summary>What a series lacks of a stretch of time and what it is worth asking for.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="kind">Which series.</param>
    /// <param name="interval">Length of the bars it is gathered in; null for events.</param>
    /// <param name="asked">The stretch, [from, to).</param>
    /// <param name="recheck">True: also what a source was asked for before and does not have, and what lies in damaged files.</param>
    /// <exception cref="DataException">The manifest is damaged.</exception>
    public IReadOnlyList<TimeRange> Missing(Instrument instrument, SeriesKind kind, Interval? interval, TimeRange asked, bool recheck)
    {
        DatasetFolder folder = Folder(instrument, kind, interval);
        CacheManifest manifest = _cache.Turns.Read(folder) ?? new CacheManifest();
        TimeRange aligned = interval is { } length ? HoleList.Aligned(asked, length) : asked;
        return DatasetGaps.Missing(folder, manifest, SeriesStore.Covered(manifest), aligned, recheck);
    }

    /// <summary>Adds rows, what was asked for and what was found not to exist.</summary>
    /// <param name="instrument">Of what.</param>
    /// <param name="kind">Which series.</param>
    /// <param name="interval">Length of the bars it is gathered in; null for events.</param>
    /// <param name="rows">Sorted, each time once; each in a stretch of one of the sources.</param>
    /// <param name="sources">Who answered for what: that is covered now, apart from the absences.</param>
    /// <param name="absences">Stretches of it in which they have nothing and should have.</param>
    /// <param name="cancellationToken">Stops the wait for another writer.</param>
    /// <returns>Rows that were not there.</returns>
    /// <exception cref="DataException">Rows differ from those that are there, another process writes, or the disk does not let us; nothing has changed then.</exception>
    internal long Store(
        Instrument instrument,
        SeriesKind kind,
        Interval? interval,
        SeriesTable rows,
        IReadOnlyList<FetchedFrom> sources,
        IReadOnlyList<Absence> absences,
        CancellationToken cancellationToken)
    {
        DatasetFolder folder = Folder(instrument, kind, interval);
        return _cache.Turns.Write(
            folder, manifest => new SeriesStore(folder, manifest, _cache.Now(), _cache.Version).Store(rows, sources, absences), cancellationToken);
    }

    private DatasetFolder Folder(Instrument instrument, SeriesKind kind, Interval? interval) =>
        _cache.Folder(new DatasetName(instrument, interval, Series: kind));
}
