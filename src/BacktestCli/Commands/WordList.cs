namespace BacktestCli.Commands;

/// <summary>The words of an option that is comma-separated and repeatable.</summary>
internal static class WordList
{
    /// <summary>They, in order; commas alone stay as they are, to be told of.</summary>
    public static string[] Split(string[]? texts) => [.. (texts ?? []).SelectMany(Words)];

    private static string[] Words(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } words ? words : [text];
}
