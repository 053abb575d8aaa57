using BacktestCli.Core;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Configuration;

/// <summary>What can be set about each source of market data.</summary>
internal static class SourceKeys
{
    /// <summary>The key that holds the address of an API.</summary>
    public const string BaseUrl = "base_url";

    /// <summary>The key that holds the address of bulk files.</summary>
    public const string ArchiveUrl = "archive_url";

    /// <summary>The key that holds the address of a list of instruments.</summary>
    private const string ListUrl = "list_url";

    /// <summary>The key that names the environment variable of a key.</summary>
    public const string KeyVariable = "key_env";

    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["binance"] = [BaseUrl, ArchiveUrl],
        ["tardis"] = [BaseUrl, ArchiveUrl, KeyVariable, "book_levels"],
        ["tardis-machine"] = [BaseUrl, ListUrl],
        ["relay"] = [BaseUrl, KeyVariable, .. SourceCatalog.RelaySettings],
    };

    /// <summary>Vendors: they have other venues' data.</summary>
    public static IReadOnlyList<string> Vendors { get; } = [.. SourceCatalog.Names.Where(name => VenueCatalog.Find(name) is null)];

    /// <summary>Venues, then vendors.</summary>
    public static IReadOnlyList<string> Sources => SourceCatalog.Names;

    /// <summary>What can be set about a source; null where there is no such source.</summary>
    public static IReadOnlyList<string>? Of(string source) =>
        Known.GetValueOrDefault(source) ?? (Sources.Contains(source) ? [BaseUrl] : null);

    /// <summary>The environment variable of a source's key where none is named; null where it has no key.</summary>
    public static string? UsualKeyVariable(string source) => source switch
    {
        "tardis" => "TARDIS_API_KEY",
        "relay" => "BACKTEST_RELAY_KEY",
        _ => null,
    };

    /// <summary>The environment variable that sets a key of a source: <c>BACKTEST_BINANCE_BASE_URL</c>.</summary>
    public static string VariableOf(string source, string key) => $"BACKTEST_{source.Replace('-', '_')}_{key}".ToUpperInvariant();

    /// <summary>Why a key cannot be set about a source; null where it can.</summary>
    public static string? WhyNot(string source, string key)
    {
        IReadOnlyList<string> keys = Of(source)!;
        if (keys.Contains(key))
            return null;
        return key is "key" or "api_key" or "token"
            ? "a key does not belong in this file, which is easily passed on: put it into the environment or into .env"
                + (UsualKeyVariable(source) is { } variable ? $", as {variable}." : ".")
            : $"{source} has no setting {key}; it has {string.Join(", ", keys)}.{Spelling.DidYouMean(key, keys)}";
    }

    /// <summary>What is wrong with a value; null where nothing is.</summary>
    public static string? Problem(string key, string value) => key switch
    {
        BaseUrl or ArchiveUrl or ListUrl => AddressProblem(key, value),
        _ => null,
    };

    /// <summary>What is wrong with an address; null where nothing is.</summary>
    /// <param name="name">What sets it.</param>
    /// <param name="value">The address.</param>
    /// <param name="example">What an address looks like.</param>
    public static string? AddressProblem(string name, string value, string example = "http://localhost:5055")
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
            return $"{name} {Shown(value)}must be an http or https address, such as {example}.";
        return address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0
            ? $"{name} must be an address alone, such as {example}: a name, key or query does not belong in it. Keys come from the environment."
            : null;
    }

    /// <summary>What may be repeated of an address that is none: nothing where a name, key or query may stand in it.</summary>
    private static string Shown(string value) => value.AsSpan().ContainsAny('@', '?', '#') ? "" : $"is '{value}': it ";
}
