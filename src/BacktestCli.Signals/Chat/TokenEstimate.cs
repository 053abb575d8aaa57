using System.Text;

namespace BacktestCli.Signals.Chat;

/// <summary>How many tokens a text has, without any model's own tokenizer.</summary>
/// <remarks>
/// Tokenizers cut a text where its kind of character changes, and then each piece by its vocabulary. So do these: letters four a token (a
/// word of English is mostly one), digits two (some vocabularies hold three, some one), every mark one, a run of line ends one, a single
/// space none, anything beyond ASCII half its bytes of UTF-8. Against the vocabularies o200k and cl100k that is a seventh to a half too
/// many: those have 4.7 characters a token in the prose of the templates, and 1.6 in a table of prices. An estimate may be wrong all the
/// same; <see cref="AtMost(string)"/> cannot be.
/// </remarks>
internal static class TokenEstimate
{
    /// <summary>What a message costs beside its text, about.</summary>
    private const int PerMessage = 4;

    /// <summary>Tokens that a server puts around a message, at most, and as many around the whole.</summary>
    private const int MostPerMessage = 16;

    private enum Kind
    {
        Letter,
        Digit,
        Space,
        LineEnd,
        Mark,
        Foreign,
    }

    /// <summary>Tokens of a conversation, by estimate.</summary>
    public static int Of(IEnumerable<ChatMessage> messages) => messages.Sum(message => PerMessage + Of(message.Text));

    /// <summary>Tokens of a text, by estimate.</summary>
    public static int Of(string text)
    {
        int tokens = 0;
        int start = 0;
        for (int i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && KindOf(text[i]) == KindOf(text[start]))
                continue;
            tokens += Tokens(text.AsSpan(start, i - start));
            start = i;
        }

        return tokens;
    }

    /// <summary>
    /// More tokens than this a conversation cannot have: its bytes of UTF-8, for a token holds at least one, and what is put around them.
    /// </summary>
    public static long AtMost(IEnumerable<ChatMessage> messages) => MostPerMessage + messages.Sum(message => MostPerMessage + AtMost(message.Text));

    /// <summary>More tokens than this a text cannot have: its bytes of UTF-8, for a token holds at least one.</summary>
    public static long AtMost(string text) => Encoding.UTF8.GetByteCount(text);

    private static int Tokens(ReadOnlySpan<char> run) => run.Length == 0 ? 0 : KindOf(run[0]) switch
    {
        Kind.Letter => (run.Length + 3) / 4,
        Kind.Digit => (run.Length + 1) / 2,
        Kind.Space => run.Length == 1 ? 0 : 1,
        Kind.LineEnd => 1,
        Kind.Mark => run.Length,
        _ => (Encoding.UTF8.GetByteCount(run) + 1) / 2,
    };

    private static Kind KindOf(char one) => one switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => Kind.Letter,
        >= '0' and <= '9' => Kind.Digit,
        ' ' or '\t' => Kind.Space,
        '\n' or '\r' => Kind.LineEnd,
        <= '\u007f' => Kind.Mark,
        _ => Kind.Foreign,
    };
}
