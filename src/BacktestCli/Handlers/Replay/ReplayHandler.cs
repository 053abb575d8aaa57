using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Signals;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.Replay;

/// <summary>Runs again what a lock describes: from the cache, files and recordings alone, without network and models.</summary>
/// <param name="terminal">How to talk.</param>
/// <param name="surroundings">Paths.</param>
/// <param name="cache">Where bars are kept.</param>
/// <param name="parse">Reads the options of a run.</param>
/// <param name="run">Makes what runs it, held against the lock.</param>
internal sealed class ReplayHandler(
    Terminal terminal, Surroundings surroundings, BarCache cache, Func<IReadOnlyList<string>, RunOptions> parse, Func<RunOptions, ReplayCheck, RunHandler> run)
{
    private const string Sample = "synthetic";

    public async Task<int> ExecuteAsync(ReplayOptions replay, CancellationToken cancellationToken)
    {
        RunLock read = LockFile.Read(surroundings.Resolve(replay.File), replay.File);
        RunOptions options = OptionsOf(read, replay);
        RequireData(read, replay.File);
        ReplayCheck check = new(read, replay.File, replay.Frozen, terminal);
        try
        {
            return await run(options, check).ExecuteAsync(options, cancellationToken);
        }
        catch (SignalException fault)
        {
            throw new DataException($"{replay.File}: {fault.Message}", fault);
        }
    }

    private RunOptions OptionsOf(RunLock read, ReplayOptions replay)
    {
        RunOptions typed = Parse(read, replay.File);
        RunOptions options = typed with
        {
            Typed = read.Options,
            Out = replay.Out,
            Offline = true,
            Signals = typed.Signals.Mode == SignalMode.Off ? typed.Signals : typed.Signals with { Mode = SignalMode.Replay },
            BenchmarkInterval = typed.Benchmark is null || read.Datasets.Count == 0 ? null : Interval.Parse(read.Datasets[^1].Interval),
            Data = typed.Data with
            {
                Ranges = read.Instruments.Where(one => one.Asked is not null).ToDictionary(one => one.Instrument, one => RangeOf(one.Asked!)),
                Unmarked = [.. read.Instruments.Where(one => !one.MarkPrice).Select(one => one.Instrument)],
            },
        };
        bool isSample = !options.Data.IsNamed && read.Datasets.All(one => one.Source == Sample);
        return isSample ? options with { Data = options.Data with { Files = [BarsChoice.SampleName], DetailInterval = null } } : options;
    }

    private RunOptions Parse(RunLock read, string name)
    {
        try
        {
            return parse(LockedOptions.Words(read.Options));
        }
        catch (UsageException fault)
        {
            throw new UsageException([.. fault.Problems.Select(problem => $"{name}, options: {problem}")]);
        }
    }

    /// <summary>Tells at once what is not there at all.</summary>
    private void RequireData(RunLock read, string name)
    {
        foreach (LockedDataset wanted in read.Datasets.Where(one => one.Source == "cache"))
        {
            if (!cache.Holds(wanted.Named(), Interval.Parse(wanted.Interval), wanted.Prices))
                throw ReplayCheck.MissingBars(name, wanted, 0);
        }

        if (read.Signals is { } signals && !File.Exists(surroundings.Resolve(signals.Store)))
        {
            throw new DataException($"{name}: there is no file {signals.Store}, which holds the recordings of the run. Bring it back, or replay in the folder "
                + "in which the run was made.");
        }
    }

    private static TimeRange RangeOf(LockedRange range)
    {
        _ = UtcTime.TryParse(range.From, out long from);
        _ = UtcTime.TryParse(range.To, out long to);
        return new TimeRange(from, to);
    }
}

/// <summary>What <c>backtest replay</c> was asked to do, as typed.</summary>
/// <param name="File">The lock.</param>
/// <param name="Frozen">Refuse whatever is not as the lock has it.</param>
/// <param name="Out">Folder under which the report's folder is made.</param>
internal sealed record ReplayOptions(string File, bool Frozen, string Out);
