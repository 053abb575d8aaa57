using System.Text.Json;

namespace BacktestCli.Signals.Chat;

/// <summary>Tokens of an attempt, as the provider counted them.</summary>
/// <param name="Input">Tokens sent; null where it did not count them.</param>
/// <param name="Output">Tokens answered, thoughts included; null where it did not count them.</param>
internal sealed record TokenUsage(long? Input, long? Output)
{
    /// <summary>Reads <c>usage</c> of an answer; null where nothing was counted.</summary>
    /// <remarks>Some servers count thoughts in <c>total_tokens</c> alone; some write zeros where they do not count.</remarks>
    public static TokenUsage? Read(JsonElement answer)
    {
        if (!answer.TryGetProperty("usage", out JsonElement usage) || usage.ValueKind != JsonValueKind.Object)
            return null;
        long? input = Count(usage, "prompt_tokens");
        long? output = Count(usage, "completion_tokens");
        if (input is > 0 && Count(usage, "total_tokens") is { } total)
            output = Math.Max(output ?? 0, total - input.Value);
        return input is > 0 ? new TokenUsage(input, output) : output is > 0 ? new TokenUsage(null, output) : null;
    }

    private static long? Count(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out JsonElement count) && count.ValueKind == JsonValueKind.Number && count.TryGetDouble(out double tokens)
            && tokens is >= 0 and < 1e15
            ? (long)Math.Ceiling(tokens)
            : null;
}
