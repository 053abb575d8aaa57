using System.Text;

namespace BacktestCli.Data.Http;

/// <summary>What a host said, cut to what fits in a message.</summary>
internal static class AnswerText
{
    /// <summary>Most letters of it that are shown.</summary>
    private const int Longest = 200;

    /// <summary>The words of a body on one line; of a page for people, its title. Empty where there are none.</summary>
    public static string Of(ReadOnlySpan<byte> body)
    {
        string text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4 * 1024)]);
        if (IsHtml(body))
            text = Title(text) is { Length: > 0 } title ? $"an HTML page, \"{title}\"" : "an HTML page";
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
    }

    /// <summary>True for a page for people.</summary>
    public static bool IsHtml(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> start = body.TrimStart(" \t\r\n"u8);
        return start.Length > 0 && start[0] == '<' && !start.StartsWith("<?xml"u8);
    }

    private static string Title(string page)
    {
        int open = page.IndexOf("<title>", StringComparison.OrdinalIgnoreCase);
        int close = page.IndexOf("</title>", StringComparison.OrdinalIgnoreCase);
        return open >= 0 && close > open ? page[(open + "<title>".Length)..close].Trim() : "";
    }
}
