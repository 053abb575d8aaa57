using BacktestCli.Core.Strategies;
using BacktestCli.Reports.Signals;

namespace BacktestCli.Reports.Json;

/// <summary>What models were asked, what they answered, and what it was worth: a line for each signal.</summary>
internal static class SignalSection
{
    public static void Write(JsonText json, SignalReport? signals)
    {
        json.Key("signals");
        if (signals is null)
        {
            json.Null();
            return;
        }

        json.OpenObject();
        Asked(json, signals.Account);
        SignalCountSection.Write(json, signals.Counts);
        SignalWorthSection.Write(json, signals);
        json.Lines("answers", signals.Lines, Answer);
        json.CloseObject();
    }

    private static void Asked(JsonText json, SignalAccount account)
    {
        json.Member("contract", account.Plan.Contract);
        json.Member("template_version", account.TemplateVersion);
        Plan(json, account.Plan);
        json.Lines("models", account.Models, Model);
        json.Key("sampling");
        json.OpenObject(inline: true);
        json.Member("temperature", account.Sampling.Temperature);
        json.Member("top_p", account.Sampling.TopP);
        json.Member("seed", account.Sampling.Seed);
        json.Member("max_output_tokens", account.Sampling.MaxOutputTokens);
        json.CloseObject();
        json.Member("anonymous", account.IsAnonymous);
        json.Member("fingerprint", account.Fingerprint);
    }

    private static void Plan(JsonText json, SignalPlan plan)
    {
        json.Key("plan");
        json.OpenObject();
        json.Member("every", plan.Every);
        json.Member("window", plan.Window);
        json.Member("valid_for", plan.ValidFor);
        json.Member("batch", plan.Batch);
        json.Member("combination", plan.Combination is { } combination ? Words.Of(combination) : null);
        json.Key("shown");
        json.OpenArray(inline: true);
        foreach (string name in plan.Shown)
            json.Value(name);
        json.CloseArray();
        json.Member("rules", plan.Rules);
        json.CloseObject();
    }

    private static void Model(JsonText json, SignalModel model)
    {
        json.Member("name", model.Name);
        json.Instant("knowledge_cutoff", model.KnowledgeCutoff);
    }

    private static void Answer(JsonText json, SignalLine line)
    {
        json.Instant("time", line.Signal.Time);
        json.Member("instrument", line.Instrument);
        json.Member("score", line.Signal.Score);
        json.Member("confidence", line.Signal.Confidence);
        json.Member("entry", line.Signal.Entry);
        json.Member("stop", line.Signal.StopLoss);
        json.Member("target", line.Signal.TakeProfit);
        json.Member("share", line.Signal.Share);
        json.Member("quantity", (double?)line.Signal.Quantity);
        json.Member("origin", line.Signal.Origin.ToString());
        json.Member("model", line.Model);
        json.Member("key", line.Key);
        json.Member("reason", line.Signal.Reason);
    }
}
