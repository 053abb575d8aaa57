using BacktestCli.Reports.Signals;

namespace BacktestCli.Reports.Json;

/// <summary>What the recordings of a run add up to.</summary>
internal static class SignalCountSection
{
    public static void Write(JsonText json, SignalCounts counts)
    {
        json.Key("counts");
        json.OpenObject();
        json.Member("questions", counts.Questions);
        json.Member("answers", counts.Answers);
        json.Member("calls", counts.Calls);
        json.Member("input_tokens", counts.InputTokens);
        json.Member("output_tokens", counts.OutputTokens);
        json.Member("cost_usd", (double?)counts.CostUsd);
        json.Member("primary", counts.Primary);
        json.Member("repaired", counts.Repaired);
        json.Member("re_asked", counts.ReAsked);
        json.Member("partial", counts.Partial);
        json.Member("abstained", counts.Abstained);
        json.Member("abstained_share", counts.AbstainedShare);
        json.Lines("fallbacks", counts.Fallbacks, Count);
        json.Lines("answered", counts.Answered, Count);
        json.CloseObject();
    }

    private static void Count(JsonText json, ModelCount count)
    {
        json.Member("model", count.Model);
        json.Member("answers", count.Answers);
    }
}
