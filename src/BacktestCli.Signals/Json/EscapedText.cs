using System.Text;

namespace BacktestCli.Signals.Json;

/// <summary>JSON inside a string of JSON.</summary>
internal static class EscapedText
{
    /// <summary>Takes one level of escapes from the rest of a text, from a place on.</summary>
    public static string Unescape(string text, int from)
    {
        StringBuilder result = new(text.Length);
        result.Append(text, 0, from);
        int at = from;
        while (at < text.Length)
        {
            int next = text.IndexOf('\\', at);
            if (next < 0 || next + 1 == text.Length)
                break;
            result.Append(text, at, next - at);
            _ = text[next + 1] switch
            {
                'n' => result.Append('\n'),
                'r' => result.Append('\r'),
                't' => result.Append('\t'),
                '\\' => result.Append('\\'),
                char quote when Glyphs.IsQuote(quote) => result.Append(quote),
                char other => result.Append('\\').Append(other),
            };
            at = next + 2;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
