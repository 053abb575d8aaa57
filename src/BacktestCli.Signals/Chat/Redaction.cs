using System.Globalization;
using System.Text.RegularExpressions;

namespace BacktestCli.Signals.Chat;

/// <summary>Takes keys out of texts that a provider wrote, who may repeat what it was sent.</summary>
internal sealed partial class Redaction
{
    /// <summary>Headers whose value is a key, by their names.</summary>
    private static readonly string[] SecretHeaders = ["key", "token", "auth", "secret", "cookie"];

    private readonly Regex[] _secrets;

    /// <summary>Keeps the keys of a provider: its own, and those in its headers.</summary>
    public Redaction(ProviderSettings provider)
    {
        IEnumerable<string> keys = provider.Headers
            .Where(header => SecretHeaders.Any(part => header.Key.Contains(part, StringComparison.OrdinalIgnoreCase)))
            .Select(header => header.Value)
            .Prepend(provider.Key?.Reveal() ?? "");
        _secrets =
        [
            .. keys.Where(key => key.Length > 0).Distinct().OrderByDescending(key => key.Length)
                .Select(key => new Regex(string.Concat(key.Select(Spellings)), RegexOptions.CultureInvariant)),
        ];
    }

    /// <summary>The text without keys, however they are spelled, and without what looks like one.</summary>
    public string Of(string text)
    {
        foreach (Regex secret in _secrets)
            text = secret.Replace(text, "***");
        return LooksLikeKey().Replace(text, "***");
    }

    /// <summary>
    /// A character as itself, behind backslashes, by its number in JSON, in an address, or in HTML by its number or name.
    /// </summary>
    /// <remarks>Who writes a text chooses for each character anew: one serializer escapes what another leaves as it is.</remarks>
    private static string Spellings(char one)
    {
        string name = one switch
        {
            '"' => "|&quot;",
            '&' => "|&amp;",
            '\'' => "|&apos;",
            '<' => "|&lt;",
            '>' => "|&gt;",
            _ => "",
        };
        string number = ((int)one).ToString(CultureInfo.InvariantCulture), digits = ((int)one).ToString("x2", CultureInfo.InvariantCulture);
        return $@"(?:(?i:\\{{1,7}}u{digits.PadLeft(4, '0')}|%{digits}|&\#0*{number};|&\#x0*{digits};{name})|\\{{0,7}}{Regex.Escape($"{one}")})";
    }

    [GeneratedRegex(@"\bsk-[A-Za-z0-9_\-]{12,}|(?<=\bBearer )[A-Za-z0-9_\-.~+/=]{12,}")]
    private static partial Regex LooksLikeKey();
}
