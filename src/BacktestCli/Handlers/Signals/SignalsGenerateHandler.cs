using System.Text.Json;
using BacktestCli.Handlers.Run;
using BacktestCli.Scripting;
using BacktestCli.Signals.Asking;

namespace BacktestCli.Handlers.Signals;

/// <summary>
/// Gets a strategy's questions answered and stored, without running it. It can be stopped at any time and goes on where it stopped.
/// </summary>
internal sealed class SignalsGenerateHandler(SignalTools tools, StrategyLibrary library, RunDataFinder finder)
{
    public async Task<int> ExecuteAsync(RunOptions options, CancellationToken cancellationToken)
    {
        UsageException.ThrowIfAny(options.Problems());
        StrategyChoice strategy = StrategyChoice.Find(library, options.Strategy, options.Parameters);
        SignalTools.RequireSignals(strategy);
        IReadOnlyList<RunData> data = await finder.FindAsync(options, strategy.Entry.Data, cancellationToken);
        (SignalSession session, SignalPreparation preparation) = tools.Open(options, strategy, data, cancellationToken);
        using (session)
        {
            if (session.Contract.DependsOnAccount)
            {
                throw new UsageException($"the questions of {strategy.Entry.Name} depend on what is held, so they can only be put inside a run. "
                    + $"Run it: backtest run --strategy {options.Strategy}");
            }

            using SignalRun run = await preparation.AskAsync(cancellationToken);
            Show(run.Book.Totals, session.Store.Name);
        }

        return ExitCode.Done;
    }

    private void Show(SignalTotals totals, string store)
    {
        if (tools.Terminal.Json)
            tools.Terminal.WriteJson(json => Write(json, totals, store));
        else
            tools.Terminal.Out.WriteLine(AskingText.Summary(totals, store));
    }

    private static void Write(Utf8JsonWriter json, SignalTotals totals, string store)
    {
        json.WriteStartObject();
        json.WriteString("store", store);
        json.WriteNumber("questions", totals.Questions);
        json.WriteNumber("answers", totals.Answers);
        json.WriteNumber("stored", totals.Stored);
        json.WriteNumber("asked", totals.Asked);
        json.WriteNumber("calls", totals.Calls);
        json.WriteNumber("input_tokens", totals.InputTokens);
        json.WriteNumber("output_tokens", totals.OutputTokens);
        if (totals.CostUsd is { } cost)
            json.WriteNumber("cost_usd", cost);
        else
            json.WriteNull("cost_usd");
        json.WriteNumber("repaired", totals.Repaired);
        json.WriteNumber("re_asked", totals.ReAsked);
        json.WriteNumber("abstained", totals.Abstained);
        json.WriteStartObject("by_model");
        foreach ((string model, int count) in totals.ByModel)
            json.WriteNumber(model, count);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
