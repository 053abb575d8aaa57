using BacktestCli.Data.Cache;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Download;

/// <summary>How far one dataset is, for whoever watches and for the end.</summary>
internal sealed class Tally(PlannedDataset dataset, HttpMeter meter, IProgress<DownloadProgress>? progress)
{
    private readonly Lock _turn = new();
    private readonly List<Absence> _absences = [];
    private long _done;
    private long _pages = dataset.Pages;
    private long _rows;
    private long _bytes;
    private long _added;

    /// <summary>A piece was fetched.</summary>
    public void Fetched(int rows, long bytes, int following)
    {
        lock (_turn)
            (_done, _pages, _rows, _bytes) = (_done + 1, _pages + following, _rows + rows, _bytes + bytes);
        Say(null);
    }

    /// <summary>Fewer or more pieces than planned are to be fetched.</summary>
    public void Plan(long pages)
    {
        lock (_turn)
            _pages = pages;
    }

    /// <summary>Rows were stored.</summary>
    public void Stored(long added, IReadOnlyList<Absence> absences)
    {
        lock (_turn)
        {
            _added += added;
            _absences.AddRange(absences);
        }
    }

    /// <summary>Tells whoever watches.</summary>
    public void Say(string? note, bool isDetail = false)
    {
        if (progress is null)
            return;
        DownloadProgress now;
        lock (_turn)
            now = new DownloadProgress(dataset, _done, _pages, _rows, _bytes, meter.Waited, note) { IsDetail = isDetail };
        progress.Report(now);
    }

    /// <summary>What became of it.</summary>
    public DownloadedDataset Result(DataException? failure)
    {
        lock (_turn)
            return new DownloadedDataset(dataset, _added, _done, _bytes, Holes(), failure?.Message) { IsUnreachable = failure is { IsUnreachable: true } };
    }

    private CachedHole[] Holes() =>
    [
        .. _absences
            .GroupBy(absence => absence.Class)
            .SelectMany(alike => Ranges.Joined(alike.Select(absence => absence.Range))
                .Select(range => new CachedHole(range.From, range.To, dataset.Interval is { } interval ? interval.CountBetween(range.From, range.To) : 0, alike.Key)))
            .OrderBy(hole => hole.From),
    ];
}
