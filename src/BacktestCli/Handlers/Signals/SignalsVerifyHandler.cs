using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Handlers.Run;
using BacktestCli.Scripting;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.Signals;

/// <summary>
/// Looks through a store: whether each recording is whole and unchanged, and whether a run can be replayed from it in full.
/// </summary>
internal sealed class SignalsVerifyHandler(SignalTools tools, StrategyLibrary library, RunDataFinder finder)
{
    public async Task<int> ExecuteAsync(string file, RunOptions? run, CancellationToken cancellationToken)
    {
        string path = tools.Surroundings.Resolve(file);
        if (!File.Exists(path))
            throw new DataException($"there is no file {file}. Record one: backtest signals generate --strategy llm-sentiment --signals {file}");
        StoreVerification verification;
        using (RecordingStore store = RecordingStore.Open(path))
            verification = StoreVerification.Of(store, ContractCatalog.FindOrNull, cancellationToken);
        SignalEstimate? replay = run is null ? null : await ReplayOf(run with { Signals = run.Signals with { Store = file } }, cancellationToken);
        if (tools.Terminal.Json)
            tools.Terminal.WriteJson(json => Write(json, verification, replay));
        else
            Print(tools.Terminal.Out, file, verification, run, replay);
        return verification.Problems.Count > 0 || replay is { Open: > 0 } ? ExitCode.Data : ExitCode.Done;
    }

    private async Task<SignalEstimate> ReplayOf(RunOptions run, CancellationToken cancellationToken)
    {
        UsageException.ThrowIfAny(run.Problems());
        StrategyChoice strategy = StrategyChoice.Find(library, run.Strategy, run.Parameters);
        SignalTools.RequireSignals(strategy);
        IReadOnlyList<RunData> data = await finder.FindAsync(run, strategy.Entry.Data, cancellationToken);
        (SignalSession session, SignalPreparation preparation) = tools.Open(
            run with { Signals = run.Signals with { Mode = SignalMode.Replay } }, strategy, data, cancellationToken);
        using (session)
        {
            if (session.Contract.DependsOnAccount)
            {
                throw new UsageException($"the questions of {strategy.Entry.Name} depend on what is held, so only the run itself can tell: "
                    + $"backtest run --strategy {run.Strategy} --signals-mode replay");
            }

            return SignalEstimate.Of(session.Asker, preparation.Questions(0, cancellationToken));
        }
    }

    private static void Print(TextWriter output, string file, StoreVerification store, RunOptions? run, SignalEstimate? replay)
    {
        output.WriteLine($"{file}: {store.Recordings:N0} recordings" + (store.Duplicates > 0 ? $", {store.Duplicates:N0} older ones of the same questions" : "")
            + (store is { From: { } from, To: { } to } ? $", of {UtcTime.Format(from)} to {UtcTime.Format(to)}" : ""));
        foreach ((string what, IReadOnlyDictionary<string, int> counts) in new[] { ("contracts", store.Contracts), ("models", store.Models), ("origins", store.Origins) })
            output.WriteLine($"  {what,-10}{string.Join(" · ", counts.Select(count => $"{count.Key} {count.Value:N0}"))}");
        if (store.IsTorn)
            output.WriteLine("  The last line was cut short when its writer ended; the next one takes it away. Nothing else is lost.");
        foreach (StoreProblem problem in store.Problems)
            output.WriteLine($"  line {problem.Line:N0}: {problem.Problem}");
        if (store.Problems.Count == 0)
            output.WriteLine("  Every recording is whole, unchanged and keeps to its contract.");
        if (replay is not null)
        {
            output.WriteLine(replay.Open == 0
                ? $"  {run!.Strategy}: all {replay.Calls:N0} questions of the run are answered: it can be replayed in full."
                : $"  {run!.Strategy}: {replay.Open:N0} of {replay.Calls:N0} questions of the run are not answered: it cannot be replayed.");
        }
    }

    private static void Write(Utf8JsonWriter json, StoreVerification store, SignalEstimate? replay)
    {
        json.WriteStartObject();
        json.WriteNumber("recordings", store.Recordings);
        json.WriteNumber("duplicates", store.Duplicates);
        json.WriteBoolean("torn", store.IsTorn);
        json.WriteString("from", store.From is { } from ? UtcTime.Format(from) : null);
        json.WriteString("to", store.To is { } to ? UtcTime.Format(to) : null);
        foreach ((string what, IReadOnlyDictionary<string, int> counts) in new[] { ("contracts", store.Contracts), ("models", store.Models), ("origins", store.Origins) })
        {
            json.WriteStartObject(what);
            foreach ((string name, int count) in counts)
                json.WriteNumber(name, count);
            json.WriteEndObject();
        }

        json.WriteStartArray("problems");
        foreach (StoreProblem problem in store.Problems)
        {
            json.WriteStartObject();
            json.WriteNumber("line", problem.Line);
            json.WriteString("problem", problem.Problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (replay is not null)
        {
            json.WriteStartObject("replay");
            json.WriteNumber("questions", replay.Calls);
            json.WriteNumber("answered", replay.Stored);
            json.WriteBoolean("in_full", replay.Open == 0);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
