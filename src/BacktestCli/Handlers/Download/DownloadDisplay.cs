using BacktestCli.Composition;
using BacktestCli.Data.Download;

namespace BacktestCli.Handlers.Download;

/// <summary>Shows a download while it runs, and remembers how far it came.</summary>
/// <param name="plan">What is downloaded.</param>
/// <param name="clock">For rates and the time left.</param>
internal abstract class DownloadDisplay(DownloadPlan plan, TimeProvider clock) : IProgress<DownloadProgress>
{
    private readonly Lock _turn = new();
    private readonly Dictionary<PlannedDataset, DownloadProgress> _latest = new(ReferenceEqualityComparer.Instance);
    private readonly long _start = clock.GetTimestamp();

    /// <summary>The display that suits where stderr goes.</summary>
    public static DownloadDisplay For(Terminal terminal, DownloadPlan plan, TimeProvider clock)
    {
        if (terminal.Json)
            return new EventDisplay(terminal, plan, clock);
        return terminal.CanAnimate ? new LiveDisplay(terminal, plan, clock) : new LineDisplay(terminal, plan, clock);
    }

    /// <summary>Rows fetched so far, all datasets together.</summary>
    public long Rows => Total(progress => progress.Rows);

    /// <summary>Bytes fetched so far.</summary>
    public long Bytes => Total(progress => progress.Bytes);

    /// <summary>How long it has been going on.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    /// <summary>Runs the download and shows it.</summary>
    public abstract Task<T> ShowAsync<T>(Func<IProgress<DownloadProgress>, Task<T>> download);

    /// <inheritdoc/>
    public void Report(DownloadProgress value)
    {
        lock (_turn)
        {
            _latest[value.Dataset] = value;
            Show(value);
        }
    }

    /// <summary>What is downloaded.</summary>
    protected DownloadPlan Plan { get; } = plan;

    /// <summary>The clock.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>Shows one step; one at a time.</summary>
    protected abstract void Show(DownloadProgress progress);

    /// <summary>All of it in a line: share, rows a second, MB, time left, time waited for limits.</summary>
    protected string Line()
    {
        lock (_turn)
        {
            long done = _latest.Values.Sum(progress => progress.PagesDone);
            long pages = Plan.Datasets.Sum(dataset => _latest.TryGetValue(dataset, out DownloadProgress? progress) ? progress.Pages : dataset.Pages);
            double seconds = Math.Max(Elapsed.TotalSeconds, 0.001);
            TimeSpan waited = _latest.Values.Select(progress => progress.Waiting).DefaultIfEmpty().Max();
            string left = done == 0 || done >= pages ? "" : $", {Duration.Of(TimeSpan.FromSeconds(seconds / done * (pages - done)))} left";
            return $"{done:N0} of {pages:N0} requests, {Rows:N0} rows ({Rows / seconds:N0}/s), {Bytes / 1e6:N1} MB{left}"
                + (waited > TimeSpan.FromSeconds(1) ? $", {Duration.Of(waited)} waited for limits" : "");
        }
    }

    private long Total(Func<DownloadProgress, long> figure)
    {
        lock (_turn)
            return _latest.Values.Sum(figure);
    }
}
