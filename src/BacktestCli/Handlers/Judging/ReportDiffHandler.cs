using System.Text;
using BacktestCli.Composition;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Export;
using BacktestCli.Reports.Diff;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers.Judging;

/// <summary>Says what two reports differ in and why, or puts the metrics of several side by side.</summary>
internal sealed class ReportDiffHandler(Terminal terminal, Surroundings surroundings, BarCache cache)
{
    private readonly ReportFiles _files = new(surroundings);

    public int Execute(ReportDiffOptions options, CancellationToken cancellationToken)
    {
        UsageException.ThrowIfAny(options.Problems(terminal.Json));
        return options.Reports.Count == 2 ? Compare(options, cancellationToken) : Tabulate(options);
    }

    private int Compare(ReportDiffOptions options, CancellationToken cancellationToken)
    {
        Policy policy = _files.Policy(options.Policy, options.Tolerance);
        (string a, string b) = (options.Reports[0], options.Reports[1]);
        Task<StoredReport> reading = Task.Run(() => Read(a), cancellationToken);
        StoredReport now = Read(b);
        Comparison comparison = Comparison.Of(reading.GetAwaiter().GetResult(), now, policy);
        BarSearch search = new(cache, surroundings.Resolve, terminal.Note);
        comparison = comparison with
        {
            FirstOrder = _files.FirstOrder(a, b, policy.Trades),
            Datasets = search.Complete(comparison.Datasets, options.DataA, options.DataB, cancellationToken),
        };
        Show(options, () => DiffPage.Of(comparison), json => DiffJson.Write(json, comparison));
        return comparison.Same ? ExitCode.Done : ExitCode.ExpectationFailed;
    }

    private StoredReport Read(string name) => ReportFile.Of(surroundings, name).Stored();

    private int Tabulate(ReportDiffOptions options)
    {
        StoredReport[] reports = [.. options.Reports.Select(Read)];
        DiffPage page = DiffPage.Of(reports);
        Show(options, () => page, json => DiffJson.Write(json, reports));
        return page.Tables.Count == 0 ? ExitCode.Done : ExitCode.ExpectationFailed;
    }

    private void Show(ReportDiffOptions options, Func<DiffPage> words, Action<System.Text.Json.Utf8JsonWriter> write)
    {
        if (options.Html is { } file)
        {
            WholeFile.Write(
                surroundings.Resolve(file),
                stream =>
                {
                    using StreamWriter text = new(stream, new UTF8Encoding(false), leaveOpen: true);
                    DiffHtml.Write(words(), options.Reports, text);
                },
                "--html");
        }

        if (terminal.Json)
        {
            terminal.WriteJson(write);
            return;
        }

        DiffPage page = words();
        if (!options.Markdown && options.Reports.Count == 2)
            terminal.Out.WriteLine($"A {options.Reports[0]}\nB {options.Reports[1]}");
        foreach (string line in options.Markdown ? DiffText.Markdown(page) : DiffText.Lines(page))
            terminal.Out.WriteLine(line);
    }
}
