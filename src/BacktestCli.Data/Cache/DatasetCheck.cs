using System.Text.Json;
using BacktestCli.Data.Import;
using BacktestCli.Data.Parquet;

namespace BacktestCli.Data.Cache;

/// <summary>Looks at every byte of one dataset and says what is wrong with each file.</summary>
internal sealed class DatasetCheck(DatasetFolder folder)
{
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

        if (_times.Count == state.Files.Count
            && !HoleList.After([], state.Files, _times, folder.Interval).Select(Bounds).SequenceEqual(state.Holes.Select(Bounds)))
            Report(CacheLayout.ManifestName, "its list of holes is not that of the files");
        CheckOrphans(state);
        return _problems;
    }

    private static (long From, long To, long Bars) Bounds(CachedHole hole) => (hole.From, hole.To, hole.Bars);

    /// <summary>The manifest; null where it is damaged, and then nothing can be said of the files.</summary>
    private CacheManifest? Manifest()
    {
        try
        {
            return folder.TryReadManifest() ?? new CacheManifest();
        }
        catch (DataException fault) when (fault.InnerException is JsonException damage)
        {
            Report(CacheLayout.ManifestName, folder.WhyDamaged(damage));
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
            var bars = new BarTable();
            BarFile.Read(reader, bars);
            CheckBars(file, bars);
            foreach (string fault in new StatisticsCheck(reader, bars).Run())
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

    private void CheckBars(CachedFile file, BarTable bars)
    {
        if (bars.Count == 0 || (bars.Count, bars.Times[0], bars.Times[^1]) != (file.Rows, file.FirstTime, file.LastTime))
        {
            Report(file.Name, "its rows, first or last time are not what the manifest says");
            return;
        }

        if (!RowOrder.IsStrictlyRising(bars.Times))
            Report(file.Name, "its bars are not sorted, each time once");
        if (CacheLayout.FileName(folder.Interval, file.FirstTime) != file.Name
            || CacheLayout.FileName(folder.Interval, file.LastTime) != file.Name)
            Report(file.Name, "it holds bars of another file's time");
        for (int bar = 0; bar < bars.Count; bar++)
        {
            if (BarRules.Broken(bars, bar, folder.Interval) is not { } fault)
                continue;
            Report(file.Name, $"{BarRules.Describe(bars, bar)}: {fault}");
            return;
        }

        _times[file.Name] = bars.Times.ToArray();
    }

    private void CheckOrphans(CacheManifest state)
    {
        foreach (string path in Directory.EnumerateFiles(folder.Path, "*" + CacheLayout.Ending).Order(StringComparer.Ordinal))
        {
            if (state[Path.GetFileName(path)] is null)
                Report(Path.GetFileName(path), "no manifest knows it; import its bars again, or delete it");
        }
    }

    private void Report(string name, string what) =>
        _problems.Add(new CacheProblem(folder.Instrument, folder.Interval, folder.FilePath(name), what));
}
