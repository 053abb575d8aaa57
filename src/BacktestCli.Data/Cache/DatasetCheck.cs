using System.Text.Json;
using BacktestCli.Data.Import;
using BacktestCli.Data.Parquet;

namespace BacktestCli.Data.Cache;

/// <summary>Looks at every byte of one dataset and says what is wrong with each file.</summary>
internal sealed class DatasetCheck(DatasetFolder folder)
{
    private readonly TableFile _form = folder.Name.File;
    private readonly List<CacheProblem> _problems = [];
    private readonly Dictionary<string, long[]> _times = [];

    public IReadOnlyList<CacheProblem> Run(CancellationToken cancellationToken)
    {
        if (Manifest() is not { } manifest)
            return _problems;
        CacheManifest state = manifest.Next ?? manifest;
        if (manifest.Next is not null)
            Report(CacheLayout.ManifestName, "a writing was begun and not finished, and the disk does not let it be finished");
        foreach (CachedFile file in state.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            CheckFile(file);
        }

        if (_times.Count == state.Files.Count)
        {
            foreach (string fault in new ManifestCheck(folder.Name, state, _times).Run())
                Report(CacheLayout.ManifestName, fault);
        }

        CheckOrphans(state);
        return _problems;
    }

    /// <summary>The manifest; null where it is damaged, and then nothing can be said of the files.</summary>
    private CacheManifest? Manifest()
    {
        try
        {
            return folder.Manifest.TryRead() ?? new CacheManifest();
        }
        catch (DataException fault) when (fault.InnerException is JsonException damage)
        {
            Report(CacheLayout.ManifestName, folder.Manifest.WhyDamaged(damage));
            return null;
        }
    }

    private void CheckFile(CachedFile file)
    {
        if (folder.TryRead(file) is not { } content)
        {
            Report(file.Name, WhyUnread(file));
            return;
        }

        try
        {
            using var reader = ParquetReader.Open(content);
            TimeTable rows = _form.Empty(0);
            _form.Read(reader, rows);
            CheckRows(file, rows);
            foreach (string fault in new StatisticsCheck(reader, _form, rows).Run())
                Report(file.Name, fault);
        }
        catch (ParquetException fault)
        {
            Report(file.Name, fault.Message);
        }
    }

    private string WhyUnread(CachedFile file)
    {
        string path = folder.FilePath(file.Name);
        if (!File.Exists(path))
            return "it is missing";

        long size = new FileInfo(path).Length;
        return size == file.Bytes
            ? "its SHA-256 is not what the manifest says"
            : $"it has {size:N0} bytes; the manifest says {file.Bytes:N0}";
    }

    private void CheckRows(CachedFile file, TimeTable rows)
    {
        if (rows.Count == 0 || (rows.Count, rows.RowTimes[0], rows.RowTimes[^1]) != (file.Rows, file.FirstTime, file.LastTime))
        {
            Report(file.Name, "its rows, first or last time are not what the manifest says");
            return;
        }

        if (!RowOrder.IsStrictlyRising(rows.RowTimes))
            Report(file.Name, "its rows are not sorted, each time once");
        if (CacheLayout.FileName(folder.Name.Interval, file.FirstTime) != file.Name
            || CacheLayout.FileName(folder.Name.Interval, file.LastTime) != file.Name)
            Report(file.Name, "it holds rows of another file's time");
        for (int row = 0; row < rows.Count; row++)
        {
            if (_form.Broken(rows, row, folder.Name.Interval) is not { } fault)
                continue;
            Report(file.Name, $"{_form.Describe(rows, row)}: {fault}");
            return;
        }

        _times[file.Name] = rows.RowTimes.ToArray();
    }

    private void CheckOrphans(CacheManifest state)
    {
        foreach (string path in Directory.EnumerateFiles(folder.Path, "*" + CacheLayout.Ending).Order(StringComparer.Ordinal))
        {
            if (state[Path.GetFileName(path)] is null)
                Report(Path.GetFileName(path), "no manifest knows it; import its rows again, or delete it");
        }
    }

    private void Report(string name, string what) =>
        _problems.Add(new CacheProblem(folder.Name, folder.FilePath(name), what));
}
