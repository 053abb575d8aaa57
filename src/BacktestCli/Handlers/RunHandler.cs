using System.Text;
using BacktestCli.Composition;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Data;
using BacktestCli.Handlers.Page;
using BacktestCli.Handlers.Run;
using BacktestCli.Handlers.Signals;
using BacktestCli.Reports;
using BacktestCli.Reports.Console;
using BacktestCli.Reports.Json;
using BacktestCli.Reports.Signals;
using BacktestCli.Scripting;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers;

/// <summary>Runs one strategy over one instrument, or over several in one portfolio, and says what came of it.</summary>
internal sealed class RunHandler(
    Terminal terminal, Surroundings surroundings, StrategyLibrary library, RunDataFinder finder, SignalTools signals, string version)
{
    public async Task<int> ExecuteAsync(RunOptions options, CancellationToken cancellationToken)
    {
        Timings timings = new(surroundings.Clock);
        UsageException.ThrowIfAny([.. options.Problems(), .. UnknownFormats(options)]);
        Verdict verdict = Verdict.Prepare(options, surroundings);
        StrategyChoice strategy = StrategyChoice.Find(library, options.Strategy, options.Parameters);
        if (!options.Data.IsNamed)
            UsageException.ThrowIfAny(IdleOptions.Problems(options.Account, [strategy.Entry.Data?.Instrument.Market ?? MarketKind.Spot]));
        IReadOnlyList<RunData> data = await finder.FindAsync(options, strategy.Entry.Data, cancellationToken);
        Tell(options, strategy, data);
        if (options.Strict)
        {
            foreach (RunData one in data)
                Strictness.RefuseStandIn(one.Bars);
        }

        if (options.Signals.Mode == SignalMode.Off || strategy.Create() is not ISignalStrategy)
            return Finish(options, verdict, new RunParts(strategy, data, null), timings, cancellationToken);
        (SignalSession session, SignalPreparation preparation) = signals.Open(options, strategy, data, cancellationToken);
        using (session)
        {
            using SignalRun told = await preparation.AskAsync(cancellationToken);
            return Finish(options, verdict, new RunParts(strategy, data, told), timings, cancellationToken);
        }
    }

    private void Tell(RunOptions options, StrategyChoice strategy, IReadOnlyList<RunData> data)
    {
        terminal.Detail($"strategy {strategy.Entry.Name}, source {strategy.Entry.SourceHash}");
        foreach (BarsChoice bars in data.Select(one => one.Bars))
        {
            terminal.Detail($"bars of {bars.Source.Instrument} {bars.Source.Interval} from {bars.Kind}");
            foreach (string note in bars.Notes)
                Say(bars.Kind == "synthetic", note);
        }

        foreach (string note in IdleOptions.Notes(options, data))
            terminal.Note(note);
    }

    private int Finish(RunOptions options, Verdict verdict, RunParts parts, Timings timings, CancellationToken cancellationToken)
    {
        Report report = Simulate(options, parts, timings, cancellationToken);
        string folder = Path.Combine(surroundings.Resolve(options.Out), options.Name ?? RunName.For(report));
        timings.Writing(() =>
        {
            ReportFolder.Write(report, () => new RunPage(parts.Strategy, parts.Data).Of(report, cancellationToken), folder, options.Formats);
            Show(report, folder);
        });
        int exitCode = verdict.On(report, terminal);
        if (options.Timings)
            surroundings.Error.WriteLine(timings.ToJson(report.Result.Bars));
        return exitCode;
    }

    private Report Simulate(RunOptions options, RunParts parts, Timings timings, CancellationToken cancellationToken)
    {
        RunSimulation simulation = new(options, parts.Strategy, parts.Data);
        RunFeed[] feeds = simulation.Feeds();
        BacktestResult result = simulation.Run(
            feeds, (strategy, instrument) => parts.Signals is { } told ? told.Tell(strategy, instrument) : strategy, timings, cancellationToken);
        ReportWarning[] assumed = [.. feeds.SelectMany(feed => feed.Terms.Assumed).Distinct()];
        if (options.Strict)
            Strictness.Refuse(result, options, assumed);
        foreach (RunFeed feed in feeds.Where(_ => options.Strict || options.OnGap == GapPolicy.Error))
            RefuseGaps(feed.Dataset, feed.Data.Bars, options.Strict ? "--strict is set" : "--on-gap is error");
        SignalAccount? account = parts.Signals is { } signals ? AccountOf(signals, simulation, timings, cancellationToken) : null;
        return timings.Reckoning(() => ReportBuilder.Build(new ReportInput
        {
            Strategy = StrategyIdentity.Of(parts.Strategy.Entry, parts.Strategy.Values),
            Result = result,
            Datasets = [.. feeds.SelectMany(feed => feed.Datasets)],
            EngineVersion = version,
            Signals = account,
            ExtraWarnings = assumed,
        }));
    }

    private SignalAccount AccountOf(SignalRun signals, RunSimulation simulation, Timings timings, CancellationToken cancellationToken)
    {
        if (signals.AsksInside)
            signals.RequireAnswers();
        terminal.Note(AskingText.Summary(signals.Book.Totals, signals.Session.Store.Name));
        return new SignalTrials(simulation, signals, timings).Account(cancellationToken);
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

    /// <summary>What a run is made of.</summary>
    /// <param name="Strategy">Who decides.</param>
    /// <param name="Data">What there is to read.</param>
    /// <param name="Signals">What the strategy is told; null where it asks for nothing.</param>
    private sealed record RunParts(StrategyChoice Strategy, IReadOnlyList<RunData> Data, SignalRun? Signals);
}
