using System.Runtime.ExceptionServices;
using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Download;

/// <summary>Fills one dataset: fetches its pieces side by side, stores each file of the cache when its pieces are there, and keeps what was fetched whatever happens.</summary>
/// <typeparam name="TTable">What rows are held in.</typeparam>
internal sealed class DatasetDownload<TTable>
    where TTable : TimeTable
{
    /// <summary>A run that is killed loses no more than this of what it fetched.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(10);

    private readonly Target<TTable> _target;
    private readonly PlannedDataset _dataset;
    private readonly SourceDesk _desk;
    private readonly TimeProvider _clock;
    private readonly Tally _tally;
    private readonly Harvest<TTable> _harvest;
    private readonly List<TimeRange> _done = [];
    private readonly Lock _turn = new();
    private readonly Lock _storing = new();
    private long _storedAt;
    private DataException? _failure;
    private Exception? _fault;

    /// <summary>A dataset of which nothing was fetched yet.</summary>
    public DatasetDownload(Target<TTable> target, PlannedDataset dataset, SourceDesk desk, IProgress<DownloadProgress>? progress, TimeProvider clock)
    {
        (_target, _dataset, _desk, _clock) = (target, dataset, desk, clock);
        _tally = new Tally(dataset, desk.Meter, progress);
        _harvest = new Harvest<TTable>(target.Interval, target.Empty);
        _storedAt = clock.GetTimestamp();
    }

    private bool IsOver => Volatile.Read(ref _failure) is not null || Volatile.Read(ref _fault) is not null;

    /// <summary>Fills it.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what was fetched is stored.</exception>
    public async Task<DownloadedDataset> RunAsync(CancellationToken cancellationToken)
    {
        if (_dataset.Missing.Count == 0)
            return _tally.Result(null);
        _desk.Speaker = _tally;
        try
        {
            await FetchAllAsync(await ListedAsync(cancellationToken), cancellationToken);
        }
        catch (DataException failure)
        {
            _failure ??= failure;
        }
        finally
        {
            await AsideAsync(() => StoreRest(cancellationToken.IsCancellationRequested));
        }

        if (_fault is { } fault)
            ExceptionDispatchInfo.Throw(fault);
        return _tally.Result(_failure);
    }

    /// <summary>The missing stretches without what is older than the first row, which is remembered.</summary>
    private async Task<IReadOnlyList<TimeRange>> ListedAsync(CancellationToken cancellationToken)
    {
        await _desk.Slots.WaitAsync(cancellationToken);
        try
        {
            if (await _target.NotListedAsync(_dataset.Missing, _clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken) is not { } before)
                return _dataset.Missing;
            TimeRange[] unlisted = [.. Ranges.Shared(before, _dataset.Missing)];
            _done.AddRange(unlisted);
            await AsideAsync(() => Store([Absent(unlisted, HoleClass.NotListed)], cancellationToken));
            return [.. Ranges.Without(_dataset.Missing, [before])];
        }
        finally
        {
            _desk.Slots.Release();
        }
    }

    private async Task FetchAllAsync(IReadOnlyList<TimeRange> missing, CancellationToken cancellationToken)
    {
        IReadOnlyList<Piece<TTable>> pieces = [.. missing.SelectMany(_target.Cut)];
        _tally.Plan(pieces.Count);
        foreach (Piece<TTable> piece in pieces)
            _harvest.Expect(piece.Range);
        WorkList<Piece<TTable>> work = new(pieces);
        List<Task> underWay = [];
        try
        {
            while (await NextAsync(work, cancellationToken) is { } piece)
            {
                underWay.RemoveAll(task => task.IsCompletedSuccessfully);
                underWay.Add(FetchAsync(piece, work, cancellationToken));
            }
        }
        finally
        {
            await Task.WhenAll(underWay);
        }
    }

    /// <summary>The next piece and a slot to fetch it in; null when there is none or all is lost.</summary>
    private async Task<Piece<TTable>?> NextAsync(WorkList<Piece<TTable>> work, CancellationToken cancellationToken)
    {
        Piece<TTable>? next = await work.NextAsync(cancellationToken);
        if (next is null || IsOver)
            return null;
        await _desk.Slots.WaitAsync(cancellationToken);
        if (!IsOver)
            return next;
        _desk.Slots.Release();
        return null;
    }

    /// <summary>Fetches one piece and stores what became ready by it. Keeps its slot meanwhile, so that no more is fetched than the disk takes.</summary>
    private async Task FetchAsync(Piece<TTable> piece, WorkList<Piece<TTable>> work, CancellationToken cancellationToken)
    {
        IReadOnlyList<Piece<TTable>> following = [];
        try
        {
            PieceAnswer<TTable> answer = await piece.FetchAsync(cancellationToken);
            following = answer.Rest;
            if (Take(piece.Range, answer) is { Count: > 0 } ready)
                await AsideAsync(() => Store(ready, cancellationToken));
            _tally.Fetched(answer.Table.Count, answer.Bytes, following.Count);
        }
        catch (DataException failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Interlocked.CompareExchange(ref _fault, fault, null);
        }
        finally
        {
            work.Done(following);
            _desk.Slots.Release();
        }
    }

    private IReadOnlyList<Sheaf<TTable>> Take(TimeRange range, PieceAnswer<TTable> answer)
    {
        Reply<TTable> reply = new(range, answer, _target.Interval);
        lock (_turn)
        {
            _done.AddRange(reply.Done);
            foreach (Piece<TTable> following in answer.Rest)
                _harvest.Expect(following.Range);
            IReadOnlyList<Sheaf<TTable>> ready = _harvest.Take(range, reply);
            if (_clock.GetElapsedTime(_storedAt) < Hold)
                return ready;
            _storedAt = _clock.GetTimestamp();
            return [.. ready, .. _harvest.TakeAll()];
        }
    }

    /// <summary>Waits for the disk on a thread of its own: those of the pool are few, and belong to the answers that come in.</summary>
    private async Task AsideAsync(Action work)
    {
        await _desk.Stores.WaitAsync(CancellationToken.None);
        try
        {
            await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _desk.Stores.Release();
        }
    }

    private void Store(IReadOnlyList<Sheaf<TTable>> sheaves, CancellationToken cancellationToken)
    {
        lock (_storing)
        {
            foreach (Sheaf<TTable> sheaf in sheaves)
                _tally.Stored(_target.Store(sheaf, cancellationToken), sheaf.Absences);
        }
    }

    private Sheaf<TTable> Absent(IEnumerable<TimeRange> ranges, HoleClass why) => new(_target.Empty(0), [], [.. ranges.Select(range => new Absence(range, why))]);

    /// <summary>Stores what was fetched and is not stored yet, and after a failure what could not be fetched.</summary>
    private void StoreRest(bool isCancelled)
    {
        try
        {
            Store(_harvest.TakeAll(), CancellationToken.None);
            List<TimeRange> failed = IsOver && !isCancelled ? Ranges.Without(_dataset.Missing, Ranges.Joined(_done)) : [];
            if (failed.Count > 0)
                Store([Absent(failed, HoleClass.FetchFailed)], CancellationToken.None);
        }
        catch (DataException failure)
        {
            _failure ??= failure;
        }
    }
}
