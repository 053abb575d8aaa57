using BacktestCli.Composition;
using BacktestCli.Data.Download;
using Spectre.Console;

namespace BacktestCli.Handlers.Download;

/// <summary>Shows a download on a terminal: a bar for each dataset, and a line of figures.</summary>
internal sealed class LiveDisplay(Terminal terminal, DownloadPlan plan, TimeProvider clock) : DownloadDisplay(plan, clock)
{
    private readonly Dictionary<PlannedDataset, ProgressTask> _bars = new(ReferenceEqualityComparer.Instance);
    private IAnsiConsole? _console;
    private ProgressTask? _figures;

    /// <inheritdoc/>
    public override Task<T> ShowAsync<T>(Func<IProgress<DownloadProgress>, Task<T>> download)
    {
        _console = terminal.OpenErrorConsole();
        return _console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context =>
            {
                foreach (PlannedDataset dataset in Plan.Datasets.Where(dataset => dataset.Missing.Count > 0))
                    _bars[dataset] = context.AddTask(Markup.Escape(dataset.Name), maxValue: dataset.Pages);
                _figures = context.AddTask(Markup.Escape(Line()), maxValue: Math.Max(1, Plan.Pages));
                return download(this);
            });
    }

    /// <inheritdoc/>
    protected override void Show(DownloadProgress progress)
    {
        if (_bars.TryGetValue(progress.Dataset, out ProgressTask? bar))
            (bar.MaxValue, bar.Value) = (Math.Max(1, progress.Pages), progress.PagesDone);
        _figures!.MaxValue = Math.Max(1, _bars.Values.Sum(one => one.MaxValue));
        _figures.Value = _bars.Values.Sum(one => one.Value);
        _figures.Description = Markup.Escape(Line());
        if (progress is { Note: { } detail, IsDetail: true })
            terminal.Detail(detail);
        else if (progress.Note is { } note)
            _console!.MarkupLineInterpolated($"{note}");
    }
}
