namespace BacktestCli.Configuration;

/// <summary>Which headers a file may add to what is sent to a provider: none that carries a key, and none that is sent anyway.</summary>
internal static class HeaderRules
{
    private static readonly string[] OfKeys =
        ["authorization", "authentication", "apikey", "token", "secret", "cookie", "password", "credential"];

    private static readonly string[] OfClient =
    [
        "host", "connection", "content-type", "content-length", "content-encoding", "transfer-encoding", "accept", "accept-encoding",
        "expect", "te", "trailer", "upgrade",
    ];

    /// <summary>What is wrong with a header; null where nothing is. Its value is never repeated: it may be a key.</summary>
    public static string? Problem(string name, string value)
    {
        string plain = name.ToLowerInvariant().Replace('_', '-');
        if (OfKeys.Any(word => plain.Contains(word, StringComparison.Ordinal)) || plain.Split('-').Any(word => word is "key" or "auth"))
        {
            return $"the header {name} carries a key, and a key does not belong in this file: put it into the environment, "
                + $"and name its variable with {ProviderKeys.KeyVariable}.";
        }

        if (plain == "openai-organization")
            return $"the header {name} has a setting of its own: {ProviderKeys.Organization}.";
        if (OfClient.Contains(plain))
            return $"the header {name} is sent anyway and cannot be set.";
        return name.All(letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal))
            ? ValueProblem($"the header {name}", value)
            : $"{name} is no name of a header: letters, digits and - only, such as X-Title.";
    }

    /// <summary>What is wrong with the value of a header; null where nothing is.</summary>
    /// <param name="what">The header, or what is sent as one.</param>
    /// <param name="value">Its value.</param>
    public static string? ValueProblem(string what, string value) =>
        LooksLikeKey(value) ? $"{what} looks like a key, and a key does not belong in this file: put it into the environment."
        : value.Any(letter => letter is < ' ' or > '~')
            ? $"{what} holds a character that no header has: letters, digits, blanks and signs of ASCII only."
        : null;

    private static bool LooksLikeKey(string value) =>
        Array.Exists(["sk-", "Bearer ", "Basic "], start => value.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
