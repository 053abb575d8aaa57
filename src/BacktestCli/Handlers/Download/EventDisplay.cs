using BacktestCli.Composition;
using BacktestCli.Data.Download;

namespace BacktestCli.Handlers.Download;

/// <summary>Shows a download to a machine: a line of JSON on stderr for each step, at most ten a second for each dataset, its last one always.</summary>
internal sealed class EventDisplay(Terminal terminal, DownloadPlan plan, TimeProvider clock) : DownloadDisplay(plan, clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<PlannedDataset, long> _shown = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public override Task<T> ShowAsync<T>(Func<IProgress<DownloadProgress>, Task<T>> download) => download(this);

    /// <inheritdoc/>
    protected override void Show(DownloadProgress progress)
    {
        bool isSoon = _shown.TryGetValue(progress.Dataset, out long shown) && Clock.GetElapsedTime(shown) < Pause;
        if (isSoon && progress.Note is null && progress.PagesDone < progress.Pages)
            return;
        _shown[progress.Dataset] = Clock.GetTimestamp();
        terminal.WriteEvent(json =>
        {
            json.WriteString("event", progress.Note is null ? "progress" : "note");
            json.WriteString("dataset", progress.Dataset.Name);
            json.WriteNumber("pages_done", progress.PagesDone);
            json.WriteNumber("pages", progress.Pages);
            json.WriteNumber("rows", progress.Rows);
            json.WriteNumber("bytes", progress.Bytes);
            json.WriteNumber("waited_ms", Math.Round(progress.Waiting.TotalMilliseconds));
            if (progress.Note is { } note)
                json.WriteString("note", note);
        });
    }
}
