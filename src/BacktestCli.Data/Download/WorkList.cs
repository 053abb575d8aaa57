namespace BacktestCli.Data.Download;

/// <summary>What is to be done, where doing one thing may bring up others. Those come first, so that what was begun is finished.</summary>
internal sealed class WorkList<T>(IEnumerable<T> planned)
    where T : class
{
    private readonly Lock _turn = new();
    private readonly Stack<T> _following = new();
    private readonly Queue<T> _planned = new(planned);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;

    /// <summary>The next thing, as soon as there is one; null when everything is done.</summary>
    public async Task<T?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_turn)
            {
                if (_following.TryPop(out T? next) || _planned.TryDequeue(out next))
                {
                    _underWay++;
                    return next;
                }

                if (_underWay == 0)
                    return null;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>One thing is done.</summary>
    /// <param name="following">What it brought up.</param>
    public void Done(IReadOnlyList<T> following)
    {
        TaskCompletionSource changed;
        lock (_turn)
        {
            _underWay--;
            foreach (T next in following.Reverse())
                _following.Push(next);
            (changed, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }
}
