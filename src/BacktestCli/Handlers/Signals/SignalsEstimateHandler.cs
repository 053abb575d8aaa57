using System.Text.Json;
using BacktestCli.Handlers.Run;
using BacktestCli.Scripting;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.Signals;

/// <summary>Says what a strategy's signals would take, before a cent is spent.</summary>
internal sealed class SignalsEstimateHandler(SignalTools tools, StrategyLibrary library, RunDataFinder finder)
{
    public async Task<int> ExecuteAsync(RunOptions options, CancellationToken cancellationToken)
    {
        UsageException.ThrowIfAny(options.Problems());
        StrategyChoice strategy = StrategyChoice.Find(library, options.Strategy, options.Parameters);
        SignalTools.RequireSignals(strategy);
        IReadOnlyList<RunData> data = await finder.FindAsync(options, strategy.Entry.Data, cancellationToken);
        RunOptions unasked = options with { Signals = options.Signals with { Mode = SignalMode.Replay } };
        (SignalSession session, SignalPreparation preparation) = tools.Open(unasked, strategy, data, cancellationToken);
        using (session)
        {
            SignalEstimate estimate = SignalEstimate.Of(session.Asker, preparation.Questions(options.Account.TotalCash, cancellationToken));
            if (tools.Terminal.Json)
                tools.Terminal.WriteJson(json => Write(json, estimate, session));
            else
                Print(tools.Terminal.Out, estimate, session);
        }

        return ExitCode.Done;
    }

    private static void Print(TextWriter output, SignalEstimate estimate, SignalSession session)
    {
        output.WriteLine($"contract {session.Contract.Name}, models {string.Join(", then ", session.Models.Select(model => model.Name))}");
        (string Name, string Value)[] rows =
        [
            ("questions", $"{estimate.Questions:N0}"),
            ("calls", $"{estimate.Calls:N0}, of which {estimate.Stored:N0} ({estimate.StoredShare ?? 0:P0}) are stored in {session.Store.Name}"),
            ("to be asked", $"{estimate.Open:N0}"),
            ("prompt tokens", $"{estimate.InputTokens:N0}"),
            ("answer tokens", $"{estimate.TypicalOutputTokens:N0}, at most {estimate.MostOutputTokens:N0}"),
            ("cost", CostOf(estimate)),
            ("time at the limits", estimate.AtRateLimits is { } time ? Download.Duration.Of(time) : "no limits are configured"),
        ];
        foreach ((string name, string value) in rows)
            output.WriteLine($"  {name,-20}{value}");
        if (session.Contract.DependsOnAccount)
            output.WriteLine("  The questions depend on what is held: these are those of a run that holds nothing.");
    }

    private static string CostOf(SignalEstimate estimate) => estimate.Unpriced.Count > 0
        ? $"unknown: {string.Join(", ", estimate.Unpriced)} has no price. Set input_usd_per_mtok and output_usd_per_mtok in backtest.yaml."
        : $"{AskingText.Cost(estimate.LowCostUsd)} where the first model answers at once, at most {AskingText.Cost(estimate.HighCostUsd)}";

    private static void Write(Utf8JsonWriter json, SignalEstimate estimate, SignalSession session)
    {
        json.WriteStartObject();
        json.WriteString("contract", session.Contract.Name);
        json.WriteStartArray("models");
        foreach (string name in session.Models.Select(model => model.Name.ToString()))
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteString("store", session.Store.Name);
        json.WriteNumber("questions", estimate.Questions);
        json.WriteNumber("calls", estimate.Calls);
        json.WriteNumber("stored", estimate.Stored);
        json.WriteNumber("to_be_asked", estimate.Open);
        json.WriteNumber("prompt_tokens", estimate.InputTokens);
        json.WriteNumber("answer_tokens", estimate.TypicalOutputTokens);
        json.WriteNumber("max_answer_tokens", estimate.MostOutputTokens);
        DataJson.Number(json, "cost_usd", estimate.LowCostUsd);
        DataJson.Number(json, "max_cost_usd", estimate.HighCostUsd);
        DataJson.Number(json, "seconds_at_limits", (decimal?)estimate.AtRateLimits?.TotalSeconds);
        json.WriteEndObject();
    }
}
