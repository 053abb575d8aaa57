using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BacktestCli.Signals.Chat;

/// <summary>Takes keys out of texts that a provider wrote, who may repeat what it was sent.</summary>
internal sealed partial class Redaction
{
    /// <summary>Headers whose value is a key, by their names.</summary>
    private static readonly string[] SecretHeaders = ["key", "token", "auth", "secret", "cookie"];

    private readonly List<Secret> _secrets;

    /// <summary>Keeps the keys of a provider: its own, and those in its headers.</summary>
    public Redaction(ProviderSettings provider)
    {
        IEnumerable<string> keys = provider.Headers
            .Where(header => SecretHeaders.Any(part => header.Key.Contains(part, StringComparison.OrdinalIgnoreCase)))
            .Select(header => header.Value)
            .Prepend(provider.Key?.Reveal() ?? "");
        _secrets = [.. keys.Where(key => key.Length > 0).SelectMany(Spellings).Distinct().OrderByDescending(key => key.Length).Select(key => new Secret(key))];
    }

    /// <summary>The text without keys, however they are spelled, and without what looks like one.</summary>
    public string Of(string text)
    {
        foreach (Secret secret in _secrets)
            text = secret.Redact(text);
        return LooksLikeKey().Replace(text, "***");
    }

    private static string[] Spellings(string key) =>
    [
        key,
        JsonEncodedText.Encode(key).ToString(),
        key.Replace("/", @"\/", StringComparison.Ordinal),
        Uri.EscapeDataString(key),
        WebUtility.HtmlEncode(key),
    ];

    [GeneratedRegex(@"\bsk-[A-Za-z0-9_\-]{12,}|(?<=\bBearer )[A-Za-z0-9_\-.~+/=]{12,}")]
    private static partial Regex LooksLikeKey();
}
