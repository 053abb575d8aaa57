using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Sources;

namespace BacktestCli.Data.Download;

/// <summary>What was fetched and is not stored yet, by the file of the cache it belongs to: a file is ready when no piece of it is to come.</summary>
/// <typeparam name="TTable">What rows are held in.</typeparam>
/// <param name="interval">How long a row lasts; null for events.</param>
/// <param name="empty">Makes a table.</param>
internal sealed class Harvest<TTable>(Interval? interval, Func<int, TTable> empty)
    where TTable : TimeTable
{
    private readonly Dictionary<long, FileHarvest> _files = [];

    /// <summary>A piece is going to be fetched.</summary>
    public void Expect(TimeRange range)
    {
        foreach (TimeRange file in FilesOf(range))
            File(file).ToCome++;
    }

    /// <summary>A piece was fetched; what follows from it is expected already.</summary>
    /// <returns>What can be stored now.</returns>
    public IReadOnlyList<Sheaf<TTable>> Take(TimeRange range, Reply<TTable> reply)
    {
        List<Sheaf<TTable>> ready = [];
        foreach (TimeRange file in FilesOf(range))
        {
            FileHarvest harvest = File(file);
            harvest.Replies.Add(reply);
            if (--harvest.ToCome > 0)
                continue;
            ready.Add(Bind(harvest));
            _files.Remove(file.From);
        }

        return ready;
    }

    /// <summary>Everything that was fetched, ready or not; it is forgotten here.</summary>
    public IReadOnlyList<Sheaf<TTable>> TakeAll()
    {
        FileHarvest[] begun = [.. _files.Values.Where(file => file.Replies.Count > 0).OrderBy(file => file.Range.From)];
        Sheaf<TTable>[] all = [.. begun.Select(Bind)];
        foreach (FileHarvest file in begun)
            file.Replies.Clear();
        return all;
    }

    private IEnumerable<TimeRange> FilesOf(TimeRange range)
    {
        for (TimeRange file = CacheLayout.FileRange(interval, range.From); file.From < range.To; file = CacheLayout.FileRange(interval, file.To))
            yield return file;
    }

    private FileHarvest File(TimeRange range)
    {
        if (!_files.TryGetValue(range.From, out FileHarvest? file))
            _files[range.From] = file = new FileHarvest(range);
        return file;
    }

    /// <summary>Makes one of what belongs to a file.</summary>
    private Sheaf<TTable> Bind(FileHarvest file)
    {
        TimeRange[] mine = [file.Range];
        TTable table = empty(file.Replies.Sum(reply => RowsIn(reply, file.Range).Count));
        foreach (Reply<TTable> reply in file.Replies.OrderBy(reply => reply.Table.Count == 0 ? 0 : reply.Table.RowTimes[0]))
        {
            (int start, int count) = RowsIn(reply, file.Range);
            table.AppendRows(reply.Table, start, count);
        }

        return new Sheaf<TTable>(
            table,
            [.. file.Replies.GroupBy(reply => reply.Origin).Select(from => new FetchedFrom(from.Key, Ranges.Shared(from.SelectMany(reply => reply.Answered), mine)))],
            [.. file.Replies.SelectMany(reply => Ranges.Shared(reply.Absent, mine).Select(range => new Absence(range, reply.Absence)))]);
    }

    private static (int Start, int Count) RowsIn(Reply<TTable> reply, TimeRange file)
    {
        int start = BarRange.FirstAtOrAfter(reply.Table.RowTimes, file.From);
        return (start, BarRange.FirstAtOrAfter(reply.Table.RowTimes, file.To) - start);
    }

    private sealed class FileHarvest(TimeRange range)
    {
        public TimeRange Range => range;

        public List<Reply<TTable>> Replies { get; } = [];

        public int ToCome { get; set; }
    }
}
