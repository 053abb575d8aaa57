using BacktestCli.Data.Import;
using BacktestCli.Data.Parquet;

namespace BacktestCli.Data.Cache;

/// <summary>
/// One import into one dataset: what is there and what comes are made one, file by file, and then everything changes at once.
/// </summary>
internal sealed class CacheImport(DatasetFolder folder, CacheManifest manifest, Preference preference)
{
    private const int MaxExamples = 5;

    private readonly Dictionary<string, CachedFile> _files = manifest.Files.ToDictionary(file => file.Name);
    private readonly Dictionary<string, byte[]> _contents = [];
    private readonly Dictionary<string, long[]> _rewritten = [];
    private readonly List<long> _contributed = [];
    private readonly List<CachedFile> _lost = [];
    private readonly List<string> _conflicts = [];
    private long _differed;
    private long _equal;

    /// <summary>Merges the bars and writes what changed.</summary>
    /// <param name="imported">Proved bars.</param>
    /// <param name="source">How the manifest is to describe them; its ranges are filled in here.</param>
    /// <exception cref="DataException">Bars differ from those that are there, and nobody said which stay; nothing was written.</exception>
    public CacheImportResult Run(ImportedBars imported, CachedSource source)
    {
        for (int start = 0; start < imported.Bars.Count;)
            start = MergeFile(imported.Bars, start);
        if (_conflicts.Count > 0 && preference == Preference.None)
            throw new DataException(ExplainConflicts());

        CachedFile[] files = [.. _files.Values.OrderBy(file => file.FirstTime)];
        var next = new CacheManifest
        {
            Files = files,
            Sources = Sources(source),
            Holes = HoleList.After(manifest.Holes, files, _rewritten, folder.Interval),
        };
        if (_contents.Count > 0)
            folder.Change(manifest, next, _contents);
        return new CacheImportResult
        {
            Instrument = folder.Instrument,
            Interval = folder.Interval,
            Added = _contributed.Count - (preference == Preference.New ? _differed : 0),
            Equal = _equal,
            Differed = _differed,
            Preferred = preference,
            FilesWritten = [.. _contents.Keys],
            FilesLost = _lost,
            Bars = files.Sum(file => file.Rows),
            Holes = next.Holes,
        };
    }

    /// <summary>Merges the bars that belong into one file.</summary>
    /// <returns>Where the bars of the next file start.</returns>
    private int MergeFile(BarTable bars, int start)
    {
        string name = CacheLayout.FileName(folder.Interval, bars.Times[start]);
        int end = start + bars.Times[start..].BinarySearch(CacheLayout.FileEnd(folder.Interval, bars.Times[start]));
        end = end >= start ? end : start + ~(end - start);
        var incoming = new BarTable(end - start);
        incoming.Append(bars, start, end - start);
        BarTable existing = Existing(name);
        bool mended = IsMisdescribed(name, existing);
        var merge = new BarMerge(existing, incoming, preference);
        _equal += merge.Equal;
        _differed += merge.Conflicts.Count;
        _conflicts.AddRange(merge.Conflicts.Take(MaxExamples - _conflicts.Count).Select(merge.Describe));
        _contributed.AddRange(merge.Contributed);
        if (merge.Changed || mended)
            Encode(name, merge.Result());
        return end;
    }

    /// <summary>What a file holds now. A damaged one holds nothing: its bars come from the import or are a hole.</summary>
    private BarTable Existing(string name)
    {
        var bars = new BarTable();
        if (!_files.TryGetValue(name, out CachedFile? file))
            return bars;
        if (folder.TryRead(file) is not { } content)
        {
            _lost.Add(file);
            return bars;
        }

        using var reader = ParquetReader.Open(content);
        BarFile.Read(reader, bars);
        return bars;
    }

    /// <summary>True where the manifest knows the bytes of a file but not what is in them.</summary>
    private bool IsMisdescribed(string name, BarTable bars) =>
        bars.Count > 0 && _files[name] is var file && (bars.Count, bars.Times[0], bars.Times[^1]) != (file.Rows, file.FirstTime, file.LastTime);

    private void Encode(string name, BarTable bars)
    {
        using var buffer = new MemoryStream(bars.Count * (1 + BarFields.Count) * sizeof(double));
        BarFile.Write(buffer, [bars]);
        byte[] content = buffer.ToArray();
        _contents[name] = content;
        _rewritten[name] = bars.Times.ToArray();
        _files[name] = new CachedFile(name, bars.Count, content.Length, DatasetFolder.Hash(content), bars.Times[0], bars.Times[^1]);
    }

    private CachedSource[] Sources(CachedSource source)
    {
        List<TimeRange> contributed = Ranges.Of(_contributed, folder.Interval);
        TimeRange[] gone = [.. _lost.Select(file => new TimeRange(file.FirstTime, folder.Interval.Next(file.LastTime))), .. contributed];
        IEnumerable<CachedSource> old = manifest.Sources
            .Select(known => known with { Ranges = Ranges.Without(known.Ranges, gone) })
            .Where(known => known.Ranges.Count > 0);
        CachedSource mine = source with { Ranges = contributed, Preferred = _differed > 0 ? preference : null, Differed = _differed };
        return [.. old, mine];
    }

    private string ExplainConflicts() =>
        $"{folder.Instrument} {folder.Interval}: {_differed:N0} of the bars differ from those in the cache; nothing was "
        + "written. The first:\n    "
        + string.Join("\n    ", _conflicts)
        + "\nSay which stay: --prefer new or --prefer old.";
}
