using System.Text;
using BacktestCli.Composition;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Data;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Sources;
using BacktestCli.Handlers.Run;
using BacktestCli.Reports;
using BacktestCli.Reports.Console;
using BacktestCli.Reports.Json;
using BacktestCli.Scripting;

namespace BacktestCli.Handlers;

/// <summary>Runs one strategy over one dataset and says what came of it.</summary>
internal sealed class RunHandler(Terminal terminal, Surroundings surroundings, StrategyLibrary library, RunDataFinder finder, string version)
{
    public async Task<int> ExecuteAsync(RunOptions options, CancellationToken cancellationToken)
    {
        Timings timings = new(surroundings.Clock);
        UsageException.ThrowIfAny([.. options.Problems(), .. UnknownFormats(options)]);
        Verdict verdict = Verdict.Prepare(options, surroundings);
        StrategyChoice strategy = StrategyChoice.Find(library, options.Strategy, options.Parameters);
        RunData data = await finder.FindAsync(options, strategy.Entry.Data, cancellationToken);
        BarsChoice bars = data.Bars;
        terminal.Detail($"strategy {strategy.Entry.Name}, source {strategy.Entry.SourceHash}");
        terminal.Detail($"bars of {bars.Source.Instrument} {bars.Source.Interval} from {bars.Kind}");
        foreach (string note in bars.Notes)
            Say(bars.Kind == "synthetic", note);
        return Finish(options, verdict, strategy, data, timings, cancellationToken);
    }

    private int Finish(
        RunOptions options, Verdict verdict, StrategyChoice strategy, RunData data, Timings timings, CancellationToken cancellationToken)
    {
        if (options.Strict)
            Strictness.RefuseStandIn(data.Bars);
        Report report = Simulate(options, strategy, data, timings, cancellationToken);
        string folder = Path.Combine(surroundings.Resolve(options.Out), options.Name ?? RunName.For(report));
        timings.Writing(() =>
        {
            ReportFolder.Write(report, folder, options.Formats);
            Show(report, folder);
        });
        int exitCode = verdict.On(report, terminal);
        if (options.Timings)
            surroundings.Error.WriteLine(timings.ToJson(report.Result.Bars));
        return exitCode;
    }

    private Report Simulate(RunOptions options, StrategyChoice strategy, RunData data, Timings timings, CancellationToken cancellationToken)
    {
        MeasuredBars measured = new(data.Bars.Source, data.Bars.Kind);
        FeeSchedule? venue = VenueCatalog.Find(measured.Instrument.Exchange)?.FeesOf(measured.Instrument.Market);
        BacktestOptions engine = new()
        {
            Cash = options.Cash,
            Fees = options.FeesOver(venue ?? new FeeSchedule()),
            Slippage = Slippage.TryParse(options.Slippage)!,
            Fill = options.Fill,
            Intrabar = options.Intrabar,
            KeepOpen = options.KeepOpen,
            Equity = options.Equity,
        };
        GapFilledBars? filled = options.OnGap == GapPolicy.Flat ? new GapFilledBars(measured) : null;
        IBarSource source = timings.Loading(filled as IBarSource ?? measured);
        IStrategy decides = strategy.Create();
        BacktestResult result = timings.Simulating(() => BacktestEngine.Run(source, decides, engine, data.Funding, cancellationToken));
        Dataset dataset = measured.Dataset with { FilledBars = filled?.Filled ?? 0 };
        ReportWarning[] assumed = venue is null && !options.NamesFees ? [ReportWarnings.AssumedFees(engine.Fees)] : [];
        if (options.Strict)
            Strictness.Refuse(result, options, assumed);
        if (options.Strict || options.OnGap == GapPolicy.Error)
            RefuseGaps(dataset, data.Bars, options.Strict ? "--strict is set" : "--on-gap is error");
        return timings.Reckoning(() => ReportBuilder.Build(new ReportInput
        {
            Strategy = StrategyIdentity.Of(strategy.Entry, strategy.Values),
            Result = result,
            Datasets = [dataset],
            EngineVersion = version,
            ExtraWarnings = assumed,
        }));
    }

    private static void RefuseGaps(Dataset dataset, BarsChoice bars, string why)
    {
        IReadOnlyList<Gap> missing = bars.Missing.Count > 0 ? bars.Missing : dataset.Gaps;
        if (missing.Count == 0)
            return;
        throw new DataException(
            $"{dataset.Instrument} {dataset.Interval}: {missing.Sum(gap => gap.Bars):N0} bars are missing in {missing.Count:N0} {(missing.Count == 1 ? "gap" : "gaps")}, the first from "
            + $"{UtcTime.Format(missing[0].From)}. {why}, so nothing is reported; choose another range, or --on-gap warn.");
    }

    private void Show(Report report, string folder)
    {
        if (terminal.Json)
        {
            terminal.Out.Write(Encoding.UTF8.GetString(ReportWriter.ToBytes(report)));
            return;
        }

        Summary.Print(terminal.OpenConsole(), report);
        terminal.Note($"report: {Path.GetRelativePath(surroundings.WorkingDirectory, folder)}");
    }

    /// <summary>What makes every figure below it meaningless stands with the figures; the rest is a note.</summary>
    private void Say(bool withTheResult, string sentence)
    {
        if (withTheResult && !terminal.Json)
            terminal.Out.WriteLine(sentence);
        else
            terminal.Note(sentence);
    }

    private static IEnumerable<string> UnknownFormats(RunOptions options) => options.Formats
        .Where(format => !ReportFolder.Known.Contains(format))
        .Select(format => $"--format is '{format}': it must be one of {string.Join(", ", ReportFolder.Known)}.");
}
