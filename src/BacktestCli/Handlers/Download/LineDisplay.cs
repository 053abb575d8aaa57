using BacktestCli.Composition;
using BacktestCli.Data.Download;

namespace BacktestCli.Handlers.Download;

/// <summary>Shows a download on a pipe: a line every ten seconds, and notes as they come.</summary>
internal sealed class LineDisplay(Terminal terminal, DownloadPlan plan, TimeProvider clock) : DownloadDisplay(plan, clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override async Task<T> ShowAsync<T>(Func<IProgress<DownloadProgress>, Task<T>> download)
    {
        await using ITimer timer = Clock.CreateTimer(_ => terminal.Note(Line()), null, Pause, Pause);
        return await download(this);
    }

    /// <inheritdoc/>
    protected override void Show(DownloadProgress progress)
    {
        if (progress.Note is not { } note)
            return;
        if (progress.IsDetail)
            terminal.Detail(note);
        else
            terminal.Note(note);
    }
}
