using System.Globalization;
using System.Text;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>Text from outside: what is in it that nobody sees, and how it is shown so that it cannot take over a terminal.</summary>
internal static class PlainText
{
    /// <summary>The first character that a reader would not see, or would see in another order; a sentence with its line, or null where there is none.</summary>
    public static string? Problem(string text)
    {
        int line = 1;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n')
                line++;
            else if (IsHidden(rune))
                return $"line {line} holds the invisible character U+{rune.Value:X4}: write plain text, indented with spaces.";
        }

        return null;
    }

    /// <summary>The text with � for each of those.</summary>
    public static string Shown(string text)
    {
        StringBuilder shown = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            shown.Append(IsHidden(rune) && rune.Value != '\n' ? Rune.ReplacementChar : rune);
        return shown.ToString();
    }

    private static bool IsHidden(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
