using BacktestCli.Signals.Chat;

namespace BacktestCli.Configuration;

/// <summary>Something that a file sets about a provider of models, or about a model of one.</summary>
/// <param name="Provider">The provider: <c>holysheep</c>.</param>
/// <param name="Model">The model; null: the provider itself.</param>
/// <param name="Name">What of it: <c>base_url</c>, <c>input_usd_per_mtok</c>, <c>headers.X-Title</c>.</param>
/// <param name="Value">Its value, which keeps the rule of its name.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record ProviderSetting(string Provider, string? Model, string Name, string Value, Place Place)
{
    private const string Headers = $"{ProviderKeys.Headers}.";

    /// <summary>The header it sets; null where it sets none.</summary>
    public string? Header => Name.StartsWith(Headers, StringComparison.Ordinal) ? Name[Headers.Length..] : null;
}

/// <summary>A model that a file tells of.</summary>
/// <param name="Name">Which.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record ProviderModel(ModelName Name, Place Place)
{
    /// <summary>True where a setting is about it.</summary>
    public bool Has(ProviderSetting setting) => setting.Provider == Name.Provider && setting.Model == Name.Model;
}
