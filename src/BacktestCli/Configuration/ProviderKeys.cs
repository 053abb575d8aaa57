using BacktestCli.Core;

namespace BacktestCli.Configuration;

/// <summary>What can be set about a provider of models and about each of its models, and the rules of the values.</summary>
internal static class ProviderKeys
{
    public const string BaseUrl = "base_url";
    public const string KeyVariable = "api_key_env";
    public const string Organization = "organization";
    public const string Headers = "headers";
    public const string RequestsPerMinute = "requests_per_minute";
    public const string TokensPerMinute = "tokens_per_minute";
    public const string Timeout = "timeout";
    public const string Retries = "retries";
    public const string Models = "models";
    public const string InputPrice = "input_usd_per_mtok";
    public const string OutputPrice = "output_usd_per_mtok";
    public const string Cutoff = "knowledge_cutoff";
    public const string ContextTokens = "context_tokens";

    /// <summary>What an address looks like, for a message.</summary>
    public const string AddressExample = "https://api.example.com/v1";

    /// <summary>Of a provider.</summary>
    public static IReadOnlyList<string> OfProvider { get; } =
        [BaseUrl, KeyVariable, Organization, Headers, RequestsPerMinute, TokensPerMinute, Timeout, Retries, Models];

    /// <summary>Of a model.</summary>
    public static IReadOnlyList<string> OfModel { get; } = [InputPrice, OutputPrice, Cutoff, ContextTokens];

    /// <summary>What models look like, for a message.</summary>
    public const string ModelsForm =
        $"{Models} holds models and what is known of each, as in {Models}: {{my-model: {{context_tokens: 128000}}}}.";

    private static readonly string[] Prices = [InputPrice, OutputPrice];

    /// <summary>What a file may not hold.</summary>
    private static readonly string[] Keys = ["key", "api_key", "apikey", "token", "api_token", "secret", "authorization", "password"];

    /// <summary>The environment variable that sets the address of a provider: <c>BACKTEST_HOLYSHEEP_BASE_URL</c>.</summary>
    public static string AddressVariableOf(string provider) => SourceKeys.VariableOf(provider, BaseUrl);

    /// <summary>Why a provider cannot be called so; null where it can.</summary>
    public static string? NameProblem(string name) =>
        char.IsAsciiLetterLower(name[0]) && name.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one == '-')
            ? null
            : $"{name} is no name of a provider: small letters, digits and -, a letter first."
                + Spelling.DidYouMean(name, KnownProvider.Names);

    /// <summary>Why a key cannot be set about a provider; null where it can.</summary>
    public static string? WhyNot(string provider, string key)
    {
        if (OfProvider.Contains(key))
            return null;
        return Keys.Contains(key)
            ? "a key does not belong in this file, which is easily passed on: put it into the environment or into .env"
                + (KnownProvider.Find(provider)?.KeyVariable is { } usual ? $", as {usual}." : $", and name its variable with {KeyVariable}.")
            : $"{provider} has no setting {key}; it has {string.Join(", ", OfProvider)}.{Spelling.DidYouMean(key, OfProvider)}";
    }

    /// <summary>Why a key cannot be set about a model; null where it can.</summary>
    public static string? WhyNoModelHas(string model, string key) => OfModel.Contains(key)
        ? null
        : $"{model} has no setting {key}; a model has {string.Join(", ", OfModel)}.{Spelling.DidYouMean(key, OfModel)}";

    /// <summary>What is wrong with the price of a model; null where it has both parts, or neither.</summary>
    public static string? PriceProblem(string model, IEnumerable<string> keys) => keys.Intersect(Prices).ToArray() is [var only]
        ? $"{model} has {only} alone: a price is of both, {string.Join(" and ", Prices)}."
        : null;

    /// <summary>What is wrong with a value; null where nothing is. What may be a key is never repeated.</summary>
    public static string? Problem(string key, string value) => key switch
    {
        BaseUrl => SourceKeys.AddressProblem(key, value, AddressExample),
        KeyVariable when !IsVariable(value) =>
            $"{key} must be the name of an environment variable, such as HOLYSHEEP_API_KEY: capital letters, digits and _. "
            + "If what stands here is the key itself, take it out of this file.",
        Organization => HeaderRules.ValueProblem(key, value),
        RequestsPerMinute => WholeProblem(key, value, 1, 1_000_000),
        TokensPerMinute => WholeProblem(key, value, 1, 1_000_000_000),
        Retries => WholeProblem(key, value, 0, 20),
        ContextTokens => WholeProblem(key, value, 256, 100_000_000),
        Timeout when SettingText.Duration(value) is not { TotalHours: <= 1 } =>
            $"{key} is '{value}': it must be a length of time from 1s to 1h, such as 60s.",
        InputPrice or OutputPrice when SettingText.Amount(value) is not <= 1_000_000 =>
            $"{key} is '{value}': it must be US dollars a million tokens, 0 to 1000000, such as 2.00; a free model has 0.",
        Cutoff when SettingText.Date(value) is null =>
            $"{key} is '{value}': it must be a date, such as 2024-06-01; where only a month is known, the first day of the next one.",
        _ => null,
    };

    private static string? WholeProblem(string key, string value, int least, int most) =>
        SettingText.Whole(value) is { } number && number >= least && number <= most
            ? null
            : $"{key} is '{value}': it must be a whole number from {least} to {most}.";

    private static bool IsVariable(string text) =>
        !char.IsAsciiDigit(text[0]) && text.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_');
}
