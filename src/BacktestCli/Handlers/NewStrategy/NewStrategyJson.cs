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
        json.WriteString("model", $"{draft.Recording.Model}");
        json.WriteNumber("attempts", draft.Recording.Attempts);
        json.WriteNumber("input_tokens", draft.Recording.Use.InputTokens);
        json.WriteNumber("output_tokens", draft.Recording.Use.OutputTokens);
        if (draft.Recording.Use.CostUsd is { } cost)
            json.WriteNumber("cost_usd", cost);
        else
            json.WriteNull("cost_usd");
        json.WriteString("explanation", draft.Explanation);
        json.WriteString("check", draft.Check.Findings);
        json.WriteString("text", draft.Text);
        DataJson.Strings(json, "diff", changes.Select(line => line.ToString()));
    }
}
