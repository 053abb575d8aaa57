namespace BacktestCli.Signals.Json;

/// <summary>Why a text has no answer, in words.</summary>
internal static class Refusals
{
    /// <summary>Refuses a text that is empty, or a page of the web.</summary>
    /// <exception cref="JsonRepairException">It is.</exception>
    public static void RefusePages(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart("\uFEFF \r\n\t");
        if (start.IsEmpty)
            throw new JsonRepairException("the answer is empty.");
        foreach (string tag in (ReadOnlySpan<string>)["<!doctype", "<html", "<?xml"])
        {
            if (start.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
                throw new JsonRepairException("the answer is a web page, not JSON: something between here and the model answered.");
        }
    }

    /// <summary>Nothing in the text is JSON.</summary>
    public static JsonRepairException Nothing(string text, bool hasReasoning) => new(
        $"no object and no list is in the answer{(hasReasoning ? " behind its reasoning" : "")}, which begins \"{Excerpt(text)}\".");

    /// <summary>There is JSON, but none that was accepted.</summary>
    /// <param name="count">Values that were found.</param>
    public static JsonRepairException Refused(int count) => new(
        count == 1
            ? "there is JSON in the answer, but not the one that was asked for."
            : $"there are {count} values in the answer, and none is the one that was asked for.");

    private static string Excerpt(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().Trim();
        char[] shown = start[..Math.Min(60, start.Length)].ToArray();
        string plain = new([.. shown.Select(glyph => char.IsControl(glyph) || char.IsSurrogate(glyph) ? ' ' : glyph)]);
        return start.Length > 60 ? plain + "…" : plain;
    }
}
