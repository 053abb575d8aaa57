namespace BacktestCli.Signals.Json;

/// <summary>A tag around the reasoning of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsClosing">True for <c>&lt;/think&gt;</c>.</param>
/// <param name="Length">Its length, characters; 0 for no tag.</param>
internal readonly record struct ReasoningTag(string Name, bool IsClosing, int Length);

/// <summary>The reasoning that some models write before their answer, which may hold drafts of it.</summary>
internal static class Reasoning
{
    private static readonly string[] Names = ["think", "thinking", "thought", "reasoning", "reflection"];

    /// <summary>The tag at a place, of length 0 where there is none.</summary>
    public static ReasoningTag TagAt(string text, int place)
    {
        bool isClosing = place + 1 < text.Length && text[place + 1] == '/';
        int start = place + (isClosing ? 2 : 1);
        foreach (string name in Names)
        {
            int end = start + name.Length;
            if (end < text.Length && text[end] == '>' && text.AsSpan(start, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase))
                return new ReasoningTag(name, isClosing, end + 1 - place);
        }

        return default;
    }

    /// <summary>The place after the block that a tag opens.</summary>
    /// <exception cref="JsonRepairException">It does not end.</exception>
    public static int EndOf(string text, int place, ReasoningTag tag)
    {
        string closing = $"</{tag.Name}>";
        int end = text.IndexOf(closing, place + tag.Length, StringComparison.OrdinalIgnoreCase);
        return end >= 0
            ? end + closing.Length
            : throw new JsonRepairException($"the answer breaks off inside <{tag.Name}>: there is reasoning and no answer yet. Allow more tokens, or ask again.");
    }

    /// <summary>
    /// Where the answer starts if its reasoning has a closing tag alone, as when the opening one belonged to the prompt; 0 otherwise.
    /// </summary>
    /// <remarks>A text that starts with a bracket or a fence is searched as it stands: the tag may be part of a string.</remarks>
    public static int OrphanEnd(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().TrimStart();
        if (trimmed.IsEmpty || Glyphs.Fold(trimmed[0]) is '{' or '[' or '`' or '"')
            return 0;
        for (int place = text.IndexOf('<', StringComparison.Ordinal); place >= 0; place = text.IndexOf('<', place + 1))
        {
            if (TagAt(text, place) is { Length: > 0 } tag)
                return tag.IsClosing ? place + tag.Length : 0;
        }

        return 0;
    }
}
