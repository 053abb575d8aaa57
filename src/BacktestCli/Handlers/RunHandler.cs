using System.Text;
using BacktestCli.Composition;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Handlers.Judging;
using BacktestCli.Handlers.Page;
using BacktestCli.Handlers.Replay;
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
    /// <summary>What the run is held against while it goes on; null: nothing.</summary>
    public ReplayCheck? Check { get; init; }

    public async Task<int> ExecuteAsync(RunOptions options, CancellationToken cancellationToken)
    {
        Timings timings = new(surroundings.Clock);
        UsageException.ThrowIfAny(options.Problems());
        Verdict verdict = Verdict.Prepare(options.Verdict, surroundings);
        StrategyChoice strategy = StrategyChoice.Find(library, options.Strategy, options.Parameters);
        Check?.Begin(StrategyIdentity.Of(strategy.Entry, strategy.Values), version);
        if (!options.Data.IsNamed)
            UsageException.ThrowIfAny(IdleOptions.Problems(options.Account, [strategy.Entry.Data?.Instrument.Market ?? MarketKind.Spot]));
        IReadOnlyList<RunData> data = await finder.FindAsync(options, strategy.Entry.Data, cancellationToken);
        BenchmarkChoice? benchmark = finder.Benchmark(options, data);
        Tell(options, strategy, data);
        if (options.Strict)
        {
            foreach (RunData one in data)
                Strictness.RefuseStandIn(one.Bars);
        }

        if (options.Signals.Mode == SignalMode.Off || strategy.Create() is not ISignalStrategy)
            return Finish(options, verdict, new RunParts(strategy, data, null, benchmark), timings, cancellationToken);
        (SignalSession session, SignalPreparation preparation) = signals.Open(options, strategy, data, cancellationToken);
        using (session)
        {
            using SignalRun told = await preparation.AskAsync(cancellationToken);
            return Finish(options, verdict, new RunParts(strategy, data, told, benchmark), timings, cancellationToken);
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
        using RenderedReport rendered = timings.Writing(() => ReportFolder.Render(report, folder, options.Formats));
        RunLock made = timings.Reckoning(() => LockBuilder.Of(options, parts.Data, parts.Signals?.Session, report, rendered.Fingerprint));
        Check?.End(made);
        timings.Writing(() =>
        {
            ReportFolder.Write(report, rendered, () => new RunPage(parts.Strategy, parts.Data).Of(report, cancellationToken), folder, options.Formats);
            LockFile.Write(folder, made);
            Show(report, folder);
        });
        int exitCode = verdict.On(report, options.Name ?? RunName.For(report), terminal);
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
            Strictness.RefuseGaps(feed.Dataset, feed.Data.Bars, options.Strict ? "--strict is set" : "--on-gap is error");
        SignalAccount? account = parts.Signals is { } signals ? AccountOf(signals, simulation, timings, cancellationToken) : null;
        return timings.Reckoning(() => ReportBuilder.Build(new ReportInput
        {
            Strategy = StrategyIdentity.Of(parts.Strategy.Entry, parts.Strategy.Values),
            Result = result,
            Datasets = [.. feeds.SelectMany(feed => feed.Datasets)],
            EngineVersion = version,
            Signals = account,
            Benchmark = parts.Benchmark?.Read(result, cancellationToken),
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

    /// <summary>What a run is made of.</summary>
    /// <param name="Strategy">Who decides.</param>
    /// <param name="Data">What there is to read.</param>
    /// <param name="Signals">What the strategy is told; null where it asks for nothing.</param>
    /// <param name="Benchmark">What it is held against; null: nothing beside its own instruments.</param>
    private sealed record RunParts(StrategyChoice Strategy, IReadOnlyList<RunData> Data, SignalRun? Signals, BenchmarkChoice? Benchmark);
}
