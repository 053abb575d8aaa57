using BacktestCli.Handlers.Run;
using BacktestCli.Handlers.Signals;
using BacktestCli.Reports;

namespace BacktestCli.Handlers.Replay;

/// <summary>Makes the lock of a run.</summary>
internal static class LockBuilder
{
    private const string ModelOption = "model";
    private const string ModeOption = "signals-mode";

    /// <summary>The lock of a run.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="data">What was read.</param>
    /// <param name="signals">Who answered; null where the strategy asks for nothing.</param>
    /// <param name="report">What came of it.</param>
    /// <param name="fingerprint">SHA-256 of the report's bytes, lower-case hex.</param>
    public static RunLock Of(RunOptions options, IReadOnlyList<RunData> data, SignalSession? signals, Report report, string fingerprint)
    {
        Dictionary<string, RunData> read = data.ToDictionary(one => one.Instrument.ToString());
        return new RunLock
        {
            Schema = RunLock.Form,
            EngineVersion = report.EngineVersion,
            Options = signals is null ? options.Typed : WithModels(options.Typed, [.. signals.Models.Select(model => model.Name.ToString())]),
            Strategy = StrategyOf(report.Strategy),
            Settings = LockedSettings.Of(report.Result.Options),
            Datasets = [.. report.Datasets.Concat(report.Benchmark is { } benchmark ? [benchmark.Prices.Dataset] : []).Select(LockedDataset.Of)],
            Instruments = [.. report.Result.Instruments.Select(one => LockedInstrument.Of(one, read[one.Instrument.ToString()].Asked))],
            Signals = signals is null || report.Signals is null ? null : LockedSignals.Of(report.Signals, signals.Choice.StoreOf(report.Strategy.Name)),
            Report = new LockedReport(fingerprint),
        };
    }

    /// <summary>A strategy with its parameters.</summary>
    public static LockedStrategy StrategyOf(StrategyIdentity strategy) => new(
        strategy.Name,
        strategy.SourceHash,
        strategy.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));

    /// <summary>
    /// Who answered is named even where the configuration named it: it may say otherwise by the time of a replay. Whether they were asked now or before is
    /// nothing to a report.
    /// </summary>
    private static Dictionary<string, IReadOnlyList<string>> WithModels(IReadOnlyDictionary<string, IReadOnlyList<string>> options, IReadOnlyList<string> models) =>
        options.Where(option => option.Key is not (ModelOption or ModeOption)).Append(new(ModelOption, models))
            .OrderBy(option => option.Key, StringComparer.Ordinal)
            .ToDictionary(option => option.Key, option => option.Value);
}
