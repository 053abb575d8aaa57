using BacktestCli.Core.Market;
using BacktestCli.Data.Parquet;
using BacktestCli.Data.Sources;

namespace BacktestCli.Data.Cache;

/// <summary>
/// A part of a dataset, streamed: file by file, row group by row group, only what the range touches and only the columns a run needs. A
/// file whose size or SHA-256 is off is refused by name.
/// </summary>
public sealed class CachedBars : IBarSource, IBarTableSource
{
    private readonly DatasetFolder _folder;
    private readonly VerifiedFiles _verified;
    private readonly IReadOnlyList<CachedFile> _files;
    private readonly long _from;
    private readonly long _to;

    internal CachedBars(Turns turns, DatasetFolder folder, BarRequest request, CacheManifest manifest)
    {
        (_folder, _verified) = (folder, new VerifiedFiles(turns, folder));
        _from = request.From ?? manifest.Files[0].FirstTime;
        _to = request.To ?? Interval.Next(manifest.Files[^1].LastTime);
        _files = [.. manifest.Files.Where(file => file.LastTime >= _from && file.FirstTime < _to)];
        if (_files.Count == 0)
        {
            throw new DataException(
                $"the cache has no {Interval} bars of {Instrument} in [{UtcTime.Format(_from)}, {UtcTime.Format(_to)}); it has "
                + $"{UtcTime.Format(manifest.Files[0].FirstTime)} to "
                + $"{UtcTime.Format(Interval.Next(manifest.Files[^1].LastTime))}. Change --from and --to, or import more.");
        }

        Holes = HoleList.Within(manifest, Interval, new TimeRange(_from, _to));
    }

    /// <inheritdoc/>
    public Instrument Instrument => _folder.Name.Instrument;

    /// <inheritdoc/>
    public Interval Interval => _folder.Name.Step;

    /// <summary>Where bars are missing in what was asked for, its two ends included.</summary>
    public IReadOnlyList<CachedHole> Holes { get; }

    /// <inheritdoc/>
    /// <exception cref="DataException">A file is damaged.</exception>
    public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken)
    {
        var block = new BarSeries(TableFile.GroupRows);
        byte[][] memory = [[], []];
        Task<ReadOnlyMemory<byte>> next = Load(0, memory, cancellationToken);
        for (int place = 0; place < _files.Count; place++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlyMemory<byte> content = next.GetAwaiter().GetResult();
            next = Load(place + 1, memory, cancellationToken);
            using ParquetReader reader = _verified.Open(content, _files[place].Name);
            for (int group = 0; group < reader.RowGroups.Count; group++)
            {
                if (!Touches(reader, group))
                    continue;
                block.Clear();
                _verified.Decode(_files[place].Name, () => BarFile.ReadGroup(reader, group, block));
                yield return BarRange.Cut(block, _from, _to);
            }
        }
    }

    /// <inheritdoc/>
    IEnumerable<BarTable> IBarTableSource.ReadTables(CancellationToken cancellationToken)
    {
        byte[] memory = [];
        foreach (CachedFile file in _files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using ParquetReader reader = _verified.Open(_verified.Read(file, ref memory), file.Name);
            var whole = new BarTable((int)file.Rows);
            _verified.Decode(file.Name, () => BarFile.Form.Read(reader, whole));
            int start = BarRange.FirstAtOrAfter(whole.Times, _from);
            var part = new BarTable();
            part.Append(whole, start, BarRange.FirstAtOrAfter(whole.Times, _to) - start);
            yield return part;
        }
    }

    /// <summary>
    /// Reads and checks a file on another thread, while the one before it is being used; so two stretches of memory take turns.
    /// </summary>
    private Task<ReadOnlyMemory<byte>> Load(int place, byte[][] memory, CancellationToken cancellationToken) => place < _files.Count
        ? Task.Run(() => _verified.Read(_files[place], ref memory[place % memory.Length]), cancellationToken)
        : Task.FromResult(ReadOnlyMemory<byte>.Empty);

    private bool Touches(ParquetReader reader, int group)
    {
        ParquetStatistics times = reader.RowGroups[group].Statistics(TableFile.Column(reader, BarFields.OpenTime));
        return !(times.MaxInt64 < _from) && !(times.MinInt64 >= _to);
    }
}
