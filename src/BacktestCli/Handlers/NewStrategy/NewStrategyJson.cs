using System.Text.Json;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>What became of a new strategy, as JSON.</summary>
internal static class NewStrategyJson
{
    public static void Write(Utf8JsonWriter json, NewStrategyOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("name", outcome.Options.Name);
        json.WriteString("file", outcome.Target.File);
        json.WriteBoolean("saved", outcome.IsSaved);
        if (outcome.Draft is { } draft)
            Draft(json, draft, outcome.Changes);
        json.WriteEndObject();
    }

    private static void Draft(Utf8JsonWriter json, StrategyDraft draft, IReadOnlyList<DiffLine> changes)
    {
        ModelUse use = ModelUse.Of(draft.Recording);
        json.WriteString("model", $"{draft.Model}");
        json.WriteNumber("fallback", draft.Recording.Fallback);
        json.WriteBoolean("re_asked", draft.Recording.IsReAsked);
        DataJson.Strings(json, "repairs", draft.Recording.Repairs);
        json.WriteNumber("input_tokens", use.InputTokens);
        json.WriteNumber("output_tokens", use.OutputTokens);
        if (use.CostUsd is { } cost)
            json.WriteNumber("cost_usd", cost);
        else
            json.WriteNull("cost_usd");
        json.WriteString("explanation", draft.Reading.Explanation);
        json.WriteString("check", draft.Check.Findings);
        json.WriteString("text", draft.Text);
        DataJson.Strings(json, "diff", changes.Select(line => line.ToString()));
    }
}
