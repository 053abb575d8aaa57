using BacktestCli.Data.Parquet;

namespace BacktestCli.Data.Cache;

/// <summary>
/// Makes rows and the files of a dataset one: only the files that the rows touch are read, and each is made anew once, beside the old one,
/// so that no more than one of them is in memory.
/// </summary>
/// <param name="folder">The dataset.</param>
/// <param name="manifest">What it holds.</param>
/// <param name="preference">Which row stays where two differ.</param>
/// <param name="giver">Who gives the rows, for a message about two that differ: <c>the file has</c>, padded to stand below <c>the cache has</c>.</param>
/// <param name="isPreview">True: nothing is written.</param>
internal sealed class FileMerge(
    DatasetFolder folder, CacheManifest manifest, Preference preference, string giver, bool isPreview = false)
{
    private const int MaxExamples = 5;

    private readonly TableFile _form = folder.Name.File;
    private readonly Dictionary<string, CachedFile> _files = manifest.Files.ToDictionary(file => file.Name);
    private readonly List<string> _conflicts = [];

    /// <summary>The files after it, oldest first.</summary>
    public IReadOnlyList<CachedFile> Files => [.. _files.Values.OrderBy(file => file.FirstTime)];

    /// <summary>The times of the rows of the files that are made anew, by name.</summary>
    public Dictionary<string, long[]> Rewritten { get; } = [];

    /// <summary>Times of rows that were not there, or not like this.</summary>
    public List<long> Contributed { get; } = [];

    /// <summary>Files that were found damaged.</summary>
    public List<CachedFile> Lost { get; } = [];

    /// <summary>Rows that were there already, the same.</summary>
    public long Equal { get; private set; }

    /// <summary>Rows that were there, and not the same.</summary>
    public long Differed { get; private set; }

    /// <summary>The stretches of the files that were found damaged, from their first row to their last.</summary>
    public IEnumerable<TimeRange> LostRanges => Lost.Select(file => new TimeRange(file.FirstTime, EndOf(file.LastTime)));

    /// <summary>True where rows differ and nobody said which stay: nothing will be written.</summary>
    private bool IsUndecided => _conflicts.Count > 0 && preference == Preference.None;

    /// <summary>Merges rows, sorted, each time once.</summary>
    /// <exception cref="DataException">Rows differ from those that are there, and nobody said which stay.</exception>
    public void Add(TimeTable rows, string nextStep)
    {
        for (int start = 0; start < rows.Count;)
        {
            long end = CacheLayout.FileRange(folder.Name.Interval, rows.RowTimes[start]).To;
            int place = rows.RowTimes[start..].BinarySearch(end);
            int count = place < 0 ? ~place : place;
            Merge(rows, start, count);
            start += count;
        }

        if (!IsUndecided)
            return;
        folder.Discard();
        throw new DataException(ExplainConflicts(nextStep));
    }

    /// <summary>Takes every row of a stretch of time away. A file that is wholly inside is not looked at.</summary>
    /// <returns>Rows taken away.</returns>
    /// <exception cref="DataException">A file that is partly inside is damaged.</exception>
    public long Remove(TimeRange range)
    {
        long removed = 0;
        foreach (CachedFile file in Files.Where(file => file.LastTime >= range.From && file.FirstTime < range.To))
        {
            if (file.FirstTime >= range.From && file.LastTime < range.To)
            {
                _files.Remove(file.Name);
                removed += file.Rows;
                continue;
            }

            TimeTable rows = folder.TryRead(file) is { } content
                ? _form.Read(content)
                : throw new DataException($"{folder.FilePath(file.Name)}: its size or SHA-256 is not what the manifest says, so no part of it can "
                    + $"be kept. Remove the whole of it: "
                    + $"{DatasetOptions.Removal(folder.Name, CacheLayout.FileRange(folder.Name.Interval, file.FirstTime))}.");
            int[] kept = [.. Enumerable.Range(0, rows.Count).Where(row => rows.RowTimes[row] < range.From || rows.RowTimes[row] >= range.To)];
            removed += rows.Count - kept.Length;
            if (kept.Length < rows.Count)
                Encode(file.Name, rows.PickRows(kept));
        }

        return removed;
    }

    private void Merge(TimeTable rows, int start, int count)
    {
        string name = CacheLayout.FileName(folder.Name.Interval, rows.RowTimes[start]);
        TimeTable existing = Existing(name, count);
        bool mended = IsMisdescribed(name, existing);
        var merge = new TableMerge(existing, rows, start, count, preference);
        Equal += merge.Equal;
        Differed += merge.Conflicts.Count;
        _conflicts.AddRange(merge.Conflicts.Take(MaxExamples - _conflicts.Count).Select(conflict => merge.Describe(conflict, _form, giver)));
        Contributed.AddRange(merge.Contributed);
        if ((merge.Changed || mended) && !IsUndecided)
            Encode(name, merge.Result());
    }

    /// <summary>What a file holds now. A damaged one holds nothing: its rows come from what is merged, or are missing.</summary>
    private TimeTable Existing(string name, int more)
    {
        if (!_files.TryGetValue(name, out CachedFile? file))
            return _form.Empty(more);
        if (folder.TryRead(file) is not { } content)
        {
            Lost.Add(file);
            return _form.Empty(more);
        }

        using var reader = ParquetReader.Open(content);
        TimeTable rows = _form.Empty(checked((int)reader.Rows + more));
        _form.Read(reader, rows);
        return rows;
    }

    /// <summary>True where the manifest knows the bytes of a file but not what is in them.</summary>
    private bool IsMisdescribed(string name, TimeTable rows) =>
        rows.Count > 0 && _files[name] is var file && (rows.Count, rows.RowTimes[0], rows.RowTimes[^1]) != (file.Rows, file.FirstTime, file.LastTime);

    private void Encode(string name, TimeTable rows)
    {
        using var buffer = new MemoryStream(rows.Count * (1 + rows.Columns) * sizeof(double));
        _form.Write(buffer, [rows]);
        ReadOnlyMemory<byte> content = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        Rewritten[name] = rows.RowTimes.ToArray();
        _files[name] = new CachedFile(name, rows.Count, content.Length, DatasetFolder.Hash(content.Span), rows.RowTimes[0], rows.RowTimes[^1]);
        if (!isPreview)
            folder.Prepare(name, content);
    }

    private long EndOf(long lastTime) => folder.Name.Interval is { } interval ? interval.Next(lastTime) : lastTime + 1;

    private string ExplainConflicts(string nextStep) =>
        $"{folder.Name}: {Differed:N0} of the {(folder.Name.Series is null ? "bars" : "rows")} differ from those in the cache; nothing was "
        + "written. The first:\n    "
        + string.Join("\n    ", _conflicts)
        + "\n" + nextStep;
}
