using System.Text.Json;

namespace BacktestCli.Signals.Json;

/// <summary>The JSON that a text means.</summary>
public sealed record RepairedJson
{
    /// <summary>The value.</summary>
    public required JsonElement Value { get; init; }

    /// <summary>What was mended, in order, each in a few words; empty where the text was JSON as it stood.</summary>
    public required IReadOnlyList<string> Repairs { get; init; }

    /// <summary>True where the text ends before the value does: its last part may be missing or cut.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>
    /// True where the text ends before the value does and lacks nothing but closing braces of objects: every value is whole, and no list is
    /// open.
    /// </summary>
    public bool LacksOnlyBraces { get; init; }

    /// <summary>True where a string has no closing quotation mark, so that its end is a guess.</summary>
    public bool LacksQuote { get; init; }
}
