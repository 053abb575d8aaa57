using BacktestCli.Signals.Chat;

namespace BacktestCli.Signals.Store;

/// <summary>Says in what two questions differ.</summary>
internal static class PromptDifference
{
    private const int LongestLine = 200;

    /// <summary>Everything in which a question differs from a recorded one, in a few words each, the recorded first.</summary>
    /// <param name="recorded">The recorded one.</param>
    /// <param name="asked">The question, as the recording that is missing.</param>
    public static IEnumerable<string> Of(Recording recorded, Recording asked)
    {
        if (recorded.Template != asked.Template)
            yield return $"template version {recorded.Template} → {asked.Template}";
        if (!recorded.Models.SequenceEqual(asked.Models))
            yield return $"models {string.Join(", ", recorded.Models)} → {string.Join(", ", asked.Models)}";
        if (recorded.Sampling != asked.Sampling)
            yield return $"sampling {Words(recorded.Sampling)} → {Words(asked.Sampling)}";
        if (FirstLine(recorded.Messages, asked.Messages) is { } line)
            yield return line;
    }

    private static string Words(Sampling sampling) =>
        $"temperature {Number(sampling.Temperature)}, top_p {Number(sampling.TopP)}, seed {sampling.Seed?.ToString() ?? "none"}, "
        + $"max_output_tokens {sampling.MaxOutputTokens}";

    private static string Number(double? value) => value is { } number ? number.ToString("R") : "the provider's own";

    /// <summary>The first line that differs: what is equal in it is told once.</summary>
    private static string? FirstLine(IReadOnlyList<ChatMessage> recorded, IReadOnlyList<ChatMessage> asked)
    {
        for (int i = 0; i < Math.Max(recorded.Count, asked.Count); i++)
        {
            if (i >= recorded.Count || i >= asked.Count || recorded[i].Role != asked[i].Role)
                return $"message {i + 1} of the prompt, which is another or missing";
            string[] before = recorded[i].Text.Split('\n');
            string[] after = asked[i].Text.Split('\n');
            for (int line = 0; line < Math.Max(before.Length, after.Length); line++)
            {
                string was = line < before.Length ? before[line] : "(nothing)";
                string now = line < after.Length ? after[line] : "(nothing)";
                if (was != now)
                    return $"the prompt's {ChatRoles.NameOf(asked[i].Role)} message, line {line + 1}: {Change(was, now)}";
            }
        }

        return null;
    }

    private static string Change(string was, string now)
    {
        string[] before = was.Split(' ');
        string[] after = now.Split(' ');
        int first = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        if (before.Length == after.Length && first > 0 && before.Skip(first + 1).SequenceEqual(after.Skip(first + 1)))
            return $"{Short(string.Join(' ', before[..first]))} {Short(before[first])} → {Short(after[first])}";
        return $"'{Short(was)}' → '{Short(now)}'";
    }

    private static string Short(string text) => text.Length <= LongestLine ? text : text[..LongestLine] + "…";
}
